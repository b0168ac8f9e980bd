// The little that pages without a circuit need. Everything here is a comfort: the pages work without it.
(() => {
  'use strict';
  document.addEventListener('click', event => {
    const skip = event.target.closest?.('a.skip');
    if (!skip) return;
    // <base href="/"> would send "#main" to the front page.
    const main = document.getElementById('main');
    if (!main) return;
    event.preventDefault();
    main.focus();
    main.scrollIntoView();
  });
  document.addEventListener('change', event => {
    const input = event.target.dataset?.shows && document.getElementById(event.target.dataset.shows);
    if (input) input.type = event.target.checked ? 'text' : 'password';
  });
  for (const hidden of document.querySelectorAll('[data-needs-script]')) hidden.hidden = false;
})();
