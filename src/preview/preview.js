// Waits for the next build, and shows the page as it is then: sooner than a reload would, and at
// the place where the reader is.
const shown = () => document.body.dataset.version;

// The element from `old` on that is the same as another.
function sameAs(node, old) {
  while (old && old.outerHTML !== node.outerHTML) old = old.nextElementSibling;
  return old;
}

// What is the same stays where it is, so that its frames need not load again.
function merge(main, fresh) {
  let old = main.firstElementChild;
  const drop = (end) => {
    while (old !== end) {
      const next = old.nextElementSibling;
      old.remove();
      old = next;
    }
  };
  for (const node of [...fresh.children]) {
    const same = sameAs(node, old);
    if (same) {
      drop(same);
      old = same.nextElementSibling;
    } else {
      main.insertBefore(node, old);
    }
  }
  drop(null);
}

async function follow() {
  const answer = await fetch(location.href);
  if (!answer.ok) {
    location.reload();
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  document.title = page.title;
  document.body.dataset.version = page.body.dataset.version;
  document.querySelector('header').replaceWith(page.querySelector('header'));
  merge(document.querySelector('main'), page.querySelector('main'));
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
