// Waits for the next build, and shows the page as it is then: sooner than a reload would, and at
// the place where the reader is.
const shown = () => document.body.dataset.version;

async function follow() {
  const answer = await fetch(location.href);
  if (!answer.ok) {
    location.reload();
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  document.title = page.title;
  document.body.replaceWith(page.body);
}

async function watch() {
  for (;;) {
    try {
      const answer = await fetch(`/version?after=${shown()}`);
      if (answer.ok && await answer.text() !== shown()) await follow();
    } catch {
      // The server is gone; it may come back.
      await new Promise((done) => { setTimeout(done, 2000); });
    }
  }
}

watch();
