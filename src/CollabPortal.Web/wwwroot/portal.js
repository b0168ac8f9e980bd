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
  // A link of an error summary leads into its field, not only to it.
  document.addEventListener('click', event => {
    const link = event.target.closest?.('.errors a');
    const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field) return;
    event.preventDefault();
    event.stopPropagation();
    field.focus();
  }, true);
  // The Enter that ends an IME conversion is a letter, not a command. It stays with the IME: no choice, no submit. Some browsers
  // say so only by the key code 229, after the composition has ended.
  window.addEventListener('keydown', event => {
    if (!event.isComposing && event.keyCode !== 229) return;
    event.stopImmediatePropagation();
    if (!event.isComposing && event.key === 'Enter') event.preventDefault();
  }, true);
  // Ctrl+S (or ⌘S) saves a form that can be saved.
  document.addEventListener('keydown', event => {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== 's') return;
    const save = document.querySelector('[data-key-save]');
    if (!save) return;
    event.preventDefault();
    save.click();
  });
  document.addEventListener('change', event => {
    const input = event.target.dataset?.shows && document.getElementById(event.target.dataset.shows);
    if (input) input.type = event.target.checked ? 'text' : 'password';
  });
  for (const hidden of document.querySelectorAll('[data-needs-script]')) hidden.hidden = false;
})();
