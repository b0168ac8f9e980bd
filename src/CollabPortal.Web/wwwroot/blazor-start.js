// Starts Blazor with the portal's own handling of a lost connection. Nothing typed is thrown away without asking:
// the same circuit is taken up again where the server still has it; where it has not, somebody who typed decides.
(() => {
  'use strict';
  // What pages ask of the browser (Components/BrowserActs.cs).
  window.portal = {
    show(selector) {
      const element = document.querySelector(selector);
      if (!element) return;
      if (!element.hasAttribute('tabindex')) element.tabIndex = -1;
      element.focus({ preventScroll: true });
      element.scrollIntoView({ block: element.offsetHeight > innerHeight / 2 ? 'start' : 'center' });
    },
    heading() {
      const heading = document.querySelector('h1');
      if (!heading) return;
      if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    },
    sendFiles(selector) {
      const form = document.querySelector(selector);
      if (![...form?.elements ?? []].some(field => field.type === 'file' && field.files.length > 0)) return false;
      form.submit();
      return true;
    },
    // Files left out when they were chosen: told once more before the rest is sent. Choosing anew empties the place (portal.js).
    stopForFiles(selector) {
      const told = document.querySelector(selector);
      if (!told?.firstElementChild || told.querySelector('.without')) return false;
      told.append(Object.assign(document.createElement('p'), { className: 'without', textContent: told.dataset.without }));
      portal.show('#' + told.dataset.field);
      return true;
    },
    // Blazor keeps its place in the history in the state; it stays.
    rename(address) {
      history.replaceState(history.state, '', address);
      for (const skip of document.querySelectorAll('a.skip')) skip.setAttribute('href', address + '#main');
    }
  };

  const giveUpAfterMs = 170_000; // below CircuitOptions.DisconnectedCircuitRetentionPeriod
  const delay = attempt => Math.min(250 * 2 ** attempt, 5000);
  const bar = () => document.getElementById('connection');
  let active = null;
  let typed = false;

  const show = (state, attempt) => {
    const dialog = bar();
    if (!dialog) return;
    dialog.dataset.state = state;
    const number = dialog.querySelector('[data-attempt]');
    if (number && attempt) number.textContent = String(attempt);
    if (!dialog.open) dialog.showModal();
  };
  const hide = () => { const dialog = bar(); if (dialog?.open) dialog.close(); };
  const wait = ms => new Promise(resolve => {
    const timer = setTimeout(resolve, ms);
    window.addEventListener('online', () => { clearTimeout(timer); resolve(); }, { once: true });
  });

  async function run(token) {
    const started = Date.now();
    for (let attempt = 1; active === token; attempt++) {
      show(Date.now() - started > giveUpAfterMs ? 'offline' : 'retrying', attempt);
      await wait(delay(attempt - 1));
      if (active !== token) return;
      try {
        if (await Blazor.reconnect()) return; // taken up again; onConnectionUp closes the bar
        if (!typed) { location.reload(); return; }
        show('gone');
        return;
      } catch { /* not reachable yet: try again */ }
    }
  }

  // What stands in the fields of the page, as text that can be pasted elsewhere.
  function typedText() {
    const lines = [];
    for (const field of document.querySelectorAll('main input, main select, main textarea')) {
      if (field.type === 'password' || field.type === 'hidden' || !field.value) continue;
      const label = field.labels?.[0]?.textContent.trim() || field.getAttribute('aria-label') || field.name;
      lines.push(label + ': ' + (field.selectedOptions ? [...field.selectedOptions].map(o => o.text).join(', ') : field.value));
    }
    return lines.join('\n');
  }

  async function copy() {
    const text = typedText();
    try { await navigator.clipboard.writeText(text); } catch {
      const area = document.createElement('textarea'); // plain http: no clipboard API
      area.value = text;
      bar().append(area);
      area.select();
      document.execCommand('copy');
      area.remove();
    }
    const done = bar().querySelector('[data-copied]');
    if (done) done.textContent = done.dataset.copied;
  }

  document.addEventListener('input', event => { if (event.target.closest?.('main')) typed = true; });
  document.addEventListener('cancel', event => { if (event.target === bar()) event.preventDefault(); }, true);
  document.addEventListener('click', event => {
    const act = event.target.closest?.('[data-connection]')?.dataset.connection;
    if (act === 'reload') location.reload();
    if (act === 'copy') copy();
  });

  Blazor.start({
    circuit: {
      reconnectionHandler: {
        onConnectionDown() { if (active) return; const token = active = {}; run(token); },
        onConnectionUp() { active = null; hide(); }
      }
    }
  });
})();
