// Waits for the next build, and loads the page again when there is one.
const version = document.body.dataset.version;

async function wait() {
  for (;;) {
    try {
      const answer = await fetch(`/version?after=${version}`);
      if (answer.ok && await answer.text() !== version) {
        location.reload();
        return;
      }
    } catch {
      // The server is gone; it may come back.
      await new Promise((done) => { setTimeout(done, 2000); });
    }
  }
}

wait();
