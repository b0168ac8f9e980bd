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
  // A button that adds a row leads into it: the first field that was not there before, as soon as it is.
  document.addEventListener('click', event => {
    const button = event.target.closest?.('button[data-adds]');
    const area = button?.closest('section, fieldset, form, main');
    if (!area) return;
    const fields = () => [...area.querySelectorAll('input:not([type="hidden"]), select, textarea')];
    const before = new Set(fields());
    const watch = new MutationObserver(() => {
      const fresh = fields().find(field => !before.has(field) && !field.disabled);
      if (!fresh) return;
      watch.disconnect();
      fresh.focus();
    });
    watch.observe(area, { childList: true, subtree: true });
    setTimeout(() => watch.disconnect(), 5000);
  }, true);
  // The other language shows the page where the person is, also when its address changed without a navigation.
  document.addEventListener('click', event => {
    const link = event.target.closest?.('.who a[hreflang]');
    if (!link) return;
    const address = new URL(link.href);
    address.searchParams.set('return', location.pathname + location.search);
    link.href = address.href;
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
  // Offers below the search box while somebody types, never while the IME converts; an answer that comes late is dropped.
  let asked = 0;
  document.addEventListener('input', async event => {
    const box = event.target;
    if (!box.dataset?.offers || event.isComposing || event.inputType === 'insertReplacementText') return;
    const turn = ++asked;
    await new Promise(done => setTimeout(done, 150));
    const typed = box.value.trim();
    if (turn !== asked || typed.length < 2 || typed.length > 60) return;
    try {
      const answer = await fetch(`${box.dataset.offers}?q=${encodeURIComponent(typed)}`);
      const offers = answer.ok ? await answer.json() : [];
      if (turn === asked) box.list?.replaceChildren(...offers.map(offer => Object.assign(document.createElement('option'), { value: offer })));
    } catch { /* without offers the box works as before */ }
  });
  // A note keeps itself while it is typed: at the latest 1.5 s after the first key since the last time, when its button is pressed, and when
  // the page is left. The page stays, and with it what was typed in the other notes. What could not be kept is unkept still, without a timer.
  const unkept = new Map(), keeping = new Map(), warned = new Set();
  const lineOf = field => document.getElementById(field.dataset.keeps);
  // That something newer is not kept yet stands beside the line that is read aloud: 保存済み 14:03 stays there, and is heard once a minute.
  const marks = field => {
    const mark = document.getElementById(field.dataset.keeps + '-not');
    if (mark) mark.style.visibility = unkept.has(field) ? 'visible' : 'hidden';
  };
  const say = (line, said, aloud, link) => {
    if (!line || (!aloud && line.dataset.said === said)) return;
    line.dataset.said = said;
    line.replaceChildren(said, ...link ? [' ', Object.assign(document.createElement('a'), { href: link.href, target: '_blank', textContent: link.text })] : []);
  };
  async function keep(field, pressed) {
    clearTimeout(unkept.get(field));
    unkept.delete(field);
    const line = lineOf(field), body = new FormData(field.form);
    body.set('act', 'note');
    let said = line?.dataset.failed, ok = false, link = null;
    try {
      const answer = await fetch(field.form.action, { method: 'POST', body, keepalive: true, headers: { Accept: 'application/json' } });
      // Who is signed out is led to the sign-in page, which the note cannot read.
      if (answer.redirected || [400, 401, 403].includes(answer.status)) [said, link] = [line?.dataset.out, { href: line?.dataset.outTo, text: line?.dataset.outLink }];
      else ({ ok, said } = await answer.json());
    } catch { /* the words are in the field, and the button is there */ }
    const newer = unkept.has(field);
    if (!ok && !newer) unkept.set(field, 0);
    // What was typed meanwhile says for itself when it is kept; what failed is told at once.
    if (line && (!newer || !ok)) {
      say(line, said, pressed === true, link);
      line.classList.toggle('told', ok === true && pressed === true);
    }
    marks(field);
    return ok;
  }
  // One call of a note after the other: an older text must not arrive last. Until its turn the note counts as unkept.
  function keepNext(field, pressed) {
    const turn = (keeping.get(field) ?? Promise.resolve()).then(() => keep(field, pressed));
    keeping.set(field, turn);
    return turn;
  }
  document.addEventListener('input', event => {
    const field = event.target;
    if (!field.dataset?.keeps) return;
    lineOf(field)?.classList.remove('told');
    warned.delete(field);
    if (!unkept.get(field)) unkept.set(field, setTimeout(() => keepNext(field), 1500));
    marks(field);
  });
  document.addEventListener('submit', event => {
    const form = event.target, button = event.submitter, own = form.querySelector('[data-keeps]');
    if (own && button?.value === 'note') {
      event.preventDefault();
      keepNext(own, true);
      return;
    }
    // Whatever else is sent reads the page anew: first the notes. That one cannot be kept is told where somebody pressed, and pressing again
    // goes on without it.
    const others = [...unkept.keys()].filter(field => field !== own && field.isConnected && !warned.has(field));
    if (others.length === 0) {
      if (own) { clearTimeout(unkept.get(own)); unkept.delete(own); }
      return;
    }
    event.preventDefault();
    Promise.all(others.map(field => keepNext(field).then(ok => ok ? null : field))).then(kept => {
      const failed = kept.filter(Boolean);
      if (failed.length === 0) { form.requestSubmit(button); return; }
      for (const field of failed) warned.add(field);
      const line = lineOf(own ?? failed[0]);
      say(line, line?.dataset.others, true);
      if (!own) failed[0].focus();
    });
  });
  addEventListener('pagehide', () => { for (const field of [...unkept.keys()]) keep(field); });
  // On a phone the menu is folded; whoever has chosen wants the page.
  document.addEventListener('click', event => {
    const folded = event.target.closest?.('.nav a') && document.querySelector('.nav .fold');
    if (folded) folded.open = false;
  });
  const chosen = new WeakMap();
  function listChosen(input, list) {
    chosen.set(input, [...input.files]);
    list.hidden = input.files.length === 0;
    list.replaceChildren(...[...input.files].map(file => {
      const line = document.createElement('li'), out = Object.assign(document.createElement('button'), { type: 'button', className: 'linklike', textContent: input.dataset.out });
      out.append(Object.assign(document.createElement('span'), { className: 'vh', textContent: input.dataset.of.replace('{0}', () => file.name) }));
      out.addEventListener('click', () => {
        const rest = new DataTransfer();
        for (const other of input.files) if (other !== file) rest.items.add(other);
        input.files = rest.files;
        listChosen(input, list);
        input.focus();
      });
      line.append(file.name, ' ', out);
      return line;
    }));
  }
  // What a file begins with shows its kind: read after it was chosen, and taken out again where its ending says another. Text begins with anything.
  function lookInto(input, file, told, list) {
    const [ending, begins] = (input.dataset.begins ?? '').split(',').map(pair => pair.split(':')).find(([end]) => file.name.toLowerCase().endsWith(end)) ?? [];
    if (!begins) return;
    const isIt = other => other.name === file.name && other.size === file.size && other.lastModified === file.lastModified;
    file.slice(0, begins.length / 2).arrayBuffer().then(head => {
      if ([...new Uint8Array(head)].map(byte => byte.toString(16).padStart(2, '0')).join('') === begins || ![...input.files].some(isIt)) return;
      const rest = new DataTransfer();
      for (const other of input.files) if (!isIt(other)) rest.items.add(other);
      input.files = rest.files;
      if (list) listChosen(input, list);
      told.append(Object.assign(document.createElement('p'), { textContent: `${input.dataset.named.replace('{0}', () => file.name)} ${input.dataset.content.replace('{0}', ending.slice(1))}` }));
    }, () => {});
  }
  // A file that cannot be attached is told when it is chosen, and left out; the server looks again.
  document.addEventListener('change', event => {
    const input = event.target, says = input.dataset, told = says?.refuses && document.getElementById(says.refuses);
    if (!told) return;
    const good = new DataTransfer(), lines = [], list = document.getElementById(says.lists);
    // Several may be chosen one after the other; the same one twice is one. Nothing chosen takes all back.
    const before = list && input.files.length > 0 ? chosen.get(input) ?? [] : [];
    for (const file of [...before, ...input.files]) {
      if ([...good.files].some(had => had.name === file.name && had.size === file.size && had.lastModified === file.lastModified)) continue;
      const why = !says.endings.split(',').some(ending => file.name.toLowerCase().endsWith(ending)) ? says.type
        : file.size > Number(says.limit) ? says.large : file.size === 0 ? says.empty : good.files.length >= Number(says.most) ? says.many : null;
      if (why) lines.push(`${says.named.replace('{0}', () => file.name)} ${why}`);
      else good.items.add(file);
    }
    if (lines.length > 0 || list) input.files = good.files;
    if (list) listChosen(input, list);
    told.replaceChildren(...lines.map(textContent => Object.assign(document.createElement('p'), { textContent })));
    for (const file of input.files) lookInto(input, file, told, list);
  });
  // How much of its room a text uses, counted while it is typed or pasted. The text node stays: the circuit writes into it too.
  // Without script a note is cut where its rule ends; with it what is too long stays in the field and is told.
  document.addEventListener('focusin', event => { if (event.target.dataset?.keeps && event.target.dataset.longest) event.target.maxLength = 40000; });
  document.addEventListener('input', event => {
    const area = event.target, line = area.dataset?.count && document.getElementById(area.dataset.count);
    if (!line?.firstChild) return;
    const length = area.value.length, over = length - Number(area.dataset.longest), number = n => n.toLocaleString('en');
    line.firstChild.data = (over > 0 ? line.dataset.over : line.dataset.fits).replace('{0}', number(length)).replace('{1}', number(over));
    line.classList.toggle('over', over > 0);
  });
  document.addEventListener('change', event => {
    const input = event.target.dataset?.shows && document.getElementById(event.target.dataset.shows);
    if (input) input.type = event.target.checked ? 'text' : 'password';
  });
  // A slider beside a number field moves it, and asks when it is let go.
  document.addEventListener('input', event => {
    const field = event.target.dataset?.slides && document.getElementById(event.target.dataset.slides);
    if (field) field.value = event.target.value;
  });
  // A key moves a slider by one step: asked once it rests, and the slider keeps the focus on the page that answers.
  const slid = 'portal-slid';
  let resting = 0;
  document.addEventListener('change', event => {
    const slides = event.target.dataset?.slides, form = event.target.form;
    if (!slides) return;
    clearTimeout(resting);
    resting = setTimeout(() => { sessionStorage.setItem(slid, slides); form?.requestSubmit(); }, 500);
  });
  // A drawing as a file: the visible SVG with the colours and fonts that it has on the page, its heading above it.
  const styles = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'paint-order', 'font-family', 'font-size', 'font-weight', 'text-anchor', 'opacity', 'fill-opacity'];
  const part = (name, attributes, text) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    if (text) element.textContent = text;
    return element;
  };
  // The address that leads back to what is shown: the page's own says less where it shows its newest year.
  const viewOf = () => {
    const here = new URL(location.href);
    if (here.search) return here;
    const told = [...document.querySelectorAll('main a[data-view]:not([data-view="figure"])')].map(a => new URL(a.href)).filter(a => a.pathname === here.pathname).sort((a, b) => b.search.length - a.search.length)[0];
    if (told) told.hash = '';
    return told ?? here;
  };
  addEventListener('beforeprint', () => { for (const line of document.querySelectorAll('.printed')) line.textContent = line.textContent.replace(/^\S+/, () => viewOf().href); });
  // Lines that fit, broken between words: no line begins with what closes, ends with what opens, or parts a number from its unit.
  const pen = document.createElement('canvas').getContext('2d');
  const linesOf = (text, size, weight, font, width) => {
    pen.font = `${weight} ${size}px ${font}`;
    const fits = line => pen.measureText(line).width <= width, words = new Intl.Segmenter(document.documentElement.lang || 'ja', { granularity: 'word' }), lines = [];
    let line = '';
    for (const { segment } of words.segment(text.trim())) {
      const stays = !line || fits(line + segment.trimEnd()) || /^[、。，．・：；！？）」』】〕％,.:;!?)\]%]/.test(segment) || (/[0-9０-９]$/.test(line) && /^\S/.test(segment));
      if (!stays) {
        const opened = line.match(/[（「『【〔([]+$/)?.[0] ?? '';
        lines.push(line.slice(0, line.length - opened.length).trimEnd());
        line = opened;
      }
      line += line ? segment : segment.trimStart();
      // What is longer than a line by itself, an address say.
      while (!fits(line) && [...segment].length > 12) {
        let end = line.length;
        while (end > 1 && !fits(line.slice(0, end))) end--;
        lines.push(line.slice(0, end));
        line = line.slice(end);
      }
    }
    return line.trim() ? [...lines, line.trimEnd()] : lines;
  };
  const drawingOf = (figure, button) => {
    const shown = [...figure.querySelectorAll('svg.chart')].find(svg => getComputedStyle(svg).display !== 'none');
    if (!shown) return null;
    const copy = shown.cloneNode(true), box = shown.viewBox.baseVal, font = getComputedStyle(shown).fontFamily;
    const from = shown.querySelectorAll('*'), to = copy.querySelectorAll('*');
    from.forEach((element, i) => { const seen = getComputedStyle(element); for (const style of styles) to[i].style.setProperty(style, seen.getPropertyValue(style)); });
    const title = figure.querySelector('h3, h2')?.textContent ?? document.querySelector('h1')?.textContent ?? '', unit = figure.querySelector('.unit')?.textContent ?? '';
    const lines = [...linesOf(title, 16, 700, font, box.width).map(text => [text, true]), ...linesOf(unit, 13, 400, font, box.width).map(text => [text, false])];
    // A mark that the drawing carries is explained in the file too; then what the paper must say: demo figures, release, day, address.
    const why = shown.textContent.includes('†') ? (figure.querySelector('.why-marked') ?? document.querySelector('.why-marked'))?.textContent.trim() ?? '' : '';
    const view = button.dataset.view ? new URL(button.dataset.view, location.href) : figure.querySelector('a[data-view]') ?? viewOf();
    const notes = [...why ? [why] : [], ...(button.dataset.facts ?? '').split('\n').filter(Boolean), view.href].flatMap(text => linesOf(text, 11, 400, font, box.width));
    const head = lines.length * 22 + 18, width = box.width + 40, height = box.height + head + 36 + notes.length * 16;
    const out = part('svg', { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` });
    out.append(part('title', {}, shown.getAttribute('aria-label')), part('rect', { width, height, fill: '#fff' }));
    lines.forEach(([text, bold], i) => out.append(part('text', { x: 20, y: 30 + i * 22, 'font-family': font, 'font-size': bold ? 16 : 13, 'font-weight': bold ? 700 : 400, fill: '#1a1a1a' }, text)));
    for (const name of ['class', 'role', 'aria-label', 'style']) copy.removeAttribute(name);
    for (const [name, value] of Object.entries({ x: 20, y: head + 10, width: box.width, height: box.height, overflow: 'visible', 'font-family': font })) copy.setAttribute(name, value);
    notes.forEach((text, i) => out.append(part('text', { x: 20, y: height - 12 - (notes.length - 1 - i) * 16, 'font-family': font, 'font-size': 11, fill: '#4d4d4d' }, text)));
    out.append(copy);
    return { text: new XMLSerializer().serializeToString(out), width, height };
  };
  const save = (blob, name) => {
    const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
  document.addEventListener('click', event => {
    const button = event.target.closest?.('[data-drawing]'), figure = button?.closest('figure'), drawing = figure && drawingOf(figure, button);
    if (!drawing) return;
    const name = `${button.dataset.name}.${button.dataset.drawing}`;
    if (button.dataset.drawing === 'svg') { save(new Blob([drawing.text], { type: 'image/svg+xml' }), name); return; }
    const impossible = () => {
      const said = button.parentElement.querySelector('[data-drawing-failed]') ?? Object.assign(document.createElement('span'), { className: 'drawing-failed' });
      said.setAttribute('role', 'alert');
      said.dataset.drawingFailed = '';
      said.textContent = button.dataset.failed ?? '';
      button.parentElement.append(said);
    };
    const image = new Image();
    image.onload = () => {
      const canvas = Object.assign(document.createElement('canvas'), { width: drawing.width * 2, height: drawing.height * 2 });
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      try { canvas.toBlob(blob => blob ? save(blob, name) : impossible(), 'image/png'); } catch { impossible(); }
    };
    image.onerror = impossible;
    image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(drawing.text);
  });
  document.addEventListener('click', event => { if (event.target.closest?.('[data-print]')) window.print(); });
  // What the address says was just done is told once: a reload, a bookmark or the way back does not tell it again. A page with a circuit
  // reads its address first, and then says so itself (MainLayout).
  const told = () => {
    const here = new URL(location.href);
    if (here.pathname === '/mail/off' || !['done', 'did', 'refused'].some(name => here.searchParams.has(name))) return;
    const gone = here.searchParams.has('refused') ? ['refused', 'field', 'file'] : [];
    for (const name of ['done', 'did', 'undo', ...gone]) here.searchParams.delete(name);
    history.replaceState(history.state, '', here.pathname + here.search + here.hash);
  };
  // A long table on a phone: its parts fold, all but the first; a way to a part opens it.
  const fold = (part, closed) => {
    part.classList.toggle('folded', closed);
    part.querySelector('.fold')?.setAttribute('aria-expanded', String(!closed));
  };
  const folds = document.querySelectorAll('tbody[data-folds]');
  if (folds.length > 0 && matchMedia('(max-width: 759px)').matches) {
    const unfold = hash => { const part = hash.length > 1 && document.getElementById(hash.slice(1))?.closest('tbody[data-folds]'); if (part) fold(part, false); };
    for (const part of folds) {
      const head = part.querySelector('.g th'), button = Object.assign(document.createElement('button'), { type: 'button', className: 'fold', textContent: head.textContent });
      head.replaceChildren(button);
      button.addEventListener('click', () => fold(part, !part.classList.contains('folded')));
      fold(part, true);
    }
    document.addEventListener('click', event => { const link = event.target.closest?.('.cmp-jump a'); if (link) unfold(link.hash); });
    unfold(location.hash);
  }
  if (window.portal) window.portal.told = told; else told();
  document.documentElement.classList.add('scripted');
  for (const hidden of document.querySelectorAll('[data-needs-script]')) hidden.hidden = false;
  const slider = sessionStorage.getItem(slid);
  sessionStorage.removeItem(slid);
  // Only after the browser has gone to the "#what-if" of the address: that takes the focus away.
  if (slider) addEventListener('load', () => setTimeout(() => document.querySelector(`input[data-slides="${CSS.escape(slider)}"]`)?.focus({ preventScroll: true })));
})();
