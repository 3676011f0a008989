// The page of the preview. It requests an edition in a template, shows its mail in a sandboxed frame, and requests it again when
// the server reports that a template, the settings or the editions have changed.
const at = (id) => document.getElementById(id);
const chosen = (name) => document.querySelector(`input[name=${name}]:checked`).value;
const state = { passages: [], hash: '', asked: 0, look: '', theme: '' };

const make = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

const query = (look = at('look').value, theme = at('theme').value) =>
  new URLSearchParams({ look, theme, scheme: chosen('scheme') }).toString();
const edition = () => encodeURIComponent(at('edition').value);

async function ask(address, options) {
  const answer = await fetch(address, options);
  const body = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(body.message), { hint: body.hint });
  return body;
}

function announce(text) {
  at('status').textContent = text;
}

function showError(error) {
  at('error').hidden = !error;
  at('error').textContent = error ? `${error.message}${error.hint ? `\n${error.hint}` : ''}` : '';
}

function fill(select, values, value, names = (one) => one) {
  select.replaceChildren(...values.map((one) => make('option', { value: one, textContent: names(one) })));
  select.value = values.includes(value) ? value : values[0];
}

async function overview(first) {
  const all = await ask('/api/editions');
  document.title = `${all.title}: preview`;
  const newest = !first && at('edition').value !== at('edition').options[0]?.value ? at('edition').value : all.editions[0];
  fill(at('edition'), all.editions, newest, (name) => (name === 'sample' ? 'sample articles' : name));
  // The selection is kept until the settings change.
  const theme = all.theme ?? '';
  const set = first || all.look !== state.look || theme !== state.theme;
  fill(at('look'), all.looks, set ? all.look : at('look').value);
  fill(at('theme'), ['', ...all.themes], set ? theme : at('theme').value, (name) => name || "the template's own");
  Object.assign(state, { look: all.look, theme });
  at('send').hidden = !all.to;
  at('to').textContent = all.to ?? '';
  return all;
}

async function show() {
  const asked = ++state.asked;
  try {
    const mail = await ask(`/api/editions/${edition()}?${query()}`);
    if (asked !== state.asked) return;
    showError(mail.error);
    at('subject').textContent = mail.subject;
    at('preheader').textContent = mail.preheader;
    const size = at('size');
    Object.assign(size, { max: mail.limit, high: mail.limit * 0.9, optimum: 0, value: mail.bytes });
    at('bytes').textContent = `${mail.bytes.toLocaleString('en')} of ${mail.limit.toLocaleString('en')} bytes`;
    state.passages = mail.passages;
    stage(mail);
    lists(mail);
    announce(mail.error ? 'The last good rendering is shown.' : `Shown: ${mail.subject}`);
    document.body.dataset.hash = mail.hash;
    if (mail.hash === state.hash) return;
    state.hash = mail.hash;
    lint(mail.hash);
  } catch (error) {
    if (asked === state.asked) showError(error);
  }
}

function stage(mail) {
  const view = chosen('view');
  const place = at('stage');
  if (view === 'mail') place.replaceChildren(frame(`/mail/${edition()}?${query()}`, 'The mail', point));
  else if (view === 'web') place.replaceChildren(frame(`/web/${edition()}?${query()}`, 'The web version', point));
  else if (view === 'looks') place.replaceChildren(looks());
  else place.replaceChildren(make('pre', { tabIndex: 0, textContent: view === 'text' ? mail.text : mail.source }));
}

function frame(address, title, ready = () => {}) {
  const element = make('iframe', { title, src: address });
  element.setAttribute('sandbox', 'allow-same-origin allow-popups');
  element.style.maxWidth = `${chosen('view') === 'web' && chosen('width') === '680' ? 900 : chosen('width')}px`;
  element.style.height = '82vh';
  element.addEventListener('load', () => ready(element.contentDocument));
  return element;
}

// Marks each printed passage in the frame: pointing at it shows the passage in its article.
function point(page) {
  if (!page?.body) return;
  const walk = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  const nodes = [];
  for (let node = walk.nextNode(); node; node = walk.nextNode()) nodes.push(node);
  const open = state.passages.map((passage, index) => ({ index, text: passage.text.replace(/\s+/g, ' ').trim() }));
  for (const node of nodes) {
    for (const { index, text } of open) {
      const start = node.data.indexOf(text);
      if (start < 0 || text === '') continue;
      const range = page.createRange();
      range.setStart(node, start);
      range.setEnd(node, start + text.length);
      const span = page.createElement('span');
      span.dataset.passage = String(index);
      span.tabIndex = 0;
      range.surroundContents(span);
      span.style.cursor = 'help';
      break;
    }
  }
  const choose = ({ target }) => {
    const index = target.closest?.('[data-passage]')?.dataset.passage;
    if (index !== undefined) showPassage(Number(index));
  };
  page.addEventListener('mouseover', choose);
  page.addEventListener('focusin', choose);
  page.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href]');
    if (!link) return choose(event);
    event.preventDefault();
    if (/^https?:/.test(link.href) && !link.getAttribute('href').startsWith('#')) window.open(link.href, '_blank', 'noopener,noreferrer');
    else page.getElementById(link.hash?.slice(1))?.scrollIntoView();
  });
}

const articles = new Map();
let latestPassage = -1;

async function showPassage(index) {
  if (index === latestPassage) return;
  latestPassage = index;
  const passage = state.passages[index];
  const key = `${at('edition').value} ${passage.article}`;
  if (!articles.has(key)) articles.set(key, ask(`/api/editions/${edition()}/articles/${encodeURIComponent(passage.article)}?${query()}`));
  try {
    const article = await articles.get(key);
    if (index !== latestPassage) return;
    const { text } = article;
    const mark = make('mark', { textContent: text.slice(passage.start, passage.end) });
    at('passage').replaceChildren(
      make('p', {}, make('strong', { textContent: article.outlet ?? '' }), ` ${article.title}`),
      make('p', { className: 'good', textContent: `characters ${passage.start} to ${passage.end}` }),
      make('div', { className: 'text' }, text.slice(0, passage.start), mark, text.slice(passage.end)),
    );
    mark.scrollIntoView({ block: 'center' });
  } catch (error) {
    articles.delete(key);
    showError(error);
  }
}

function lists(mail) {
  at('sentences').querySelector('ol').replaceChildren(
    ...mail.passages.map((passage, index) => {
      const button = make('button', { type: 'button', textContent: passage.text.slice(0, 90) });
      button.addEventListener('click', () => showPassage(index));
      return make('li', {}, button);
    }),
  );
  const line = ({ about, path, message, reason }) => make('li', { textContent: `${about ?? path}: ${message ?? reason}` });
  const { collected, printed, grouped, held, dropped } = mail.accounts;
  at('run').replaceChildren(
    make('p', { textContent: `${collected} items: ${printed} printed, ${grouped} grouped, ${held} deferred, ${dropped} skipped.` }),
    ...(mail.problems.length > 0 ? [make('ul', {}, ...mail.problems.map(line))] : [make('p', { textContent: 'No problems.' })]),
    ...(mail.dropped.length > 0
      ? [make('details', {}, make('summary', { textContent: `Skipped: ${mail.dropped.length}` }), make('ul', {}, ...mail.dropped.map(line)))]
      : []),
  );
}

async function lint(hash) {
  at('lint').replaceChildren(make('p', { textContent: 'Checking …' }));
  try {
    const { checks } = await ask(`/api/editions/${edition()}/lint?${query()}`);
    if (hash !== state.hash) return;
    at('lint').replaceChildren(...checks.flatMap(checkLines));
  } catch (error) {
    at('lint').replaceChildren(make('p', { textContent: error.message }));
  }
}

function checkLines({ area, what, findings, skipped }) {
  const outcome = skipped ? `skipped: ${skipped}` : findings.length === 0 ? 'good' : `${findings.length} found`;
  return [
    make('p', { className: findings.length === 0 ? 'good' : '', textContent: `${area}, ${what}: ${outcome}` }),
    ...findings.map(({ rule, message, place }) =>
      make('div', { className: 'finding' }, make('strong', { textContent: rule }), ` ${message}`, ...(place ? [make('code', { textContent: place })] : [])),
    ),
  ];
}

function looks() {
  const names = [...at('look').options].map(({ value }) => value);
  const themes = [...at('theme').options].map(({ value }) => value);
  const pairs = names.flatMap((look) => themes.map((theme) => [look, theme]));
  return make(
    'div',
    { className: 'looks' },
    ...pairs.map(([look, theme]) => {
      const name = `${look}${theme ? `, ${theme}` : ''}`;
      const small = frame(`/mail/${edition()}?${query(look, theme)}`, `The mail in ${name}`);
      small.style.maxWidth = small.style.height = '';
      small.tabIndex = -1;
      const button = make('button', { type: 'button', textContent: `Show ${name}` });
      button.addEventListener('click', () => {
        at('look').value = look;
        at('theme').value = theme;
        document.querySelector('input[name=view][value=mail]').checked = true;
        show();
      });
      return make('figure', {}, make('div', { className: 'small' }, small), make('figcaption', {}, button));
    }),
  );
}

for (const id of ['edition', 'look', 'theme']) at(id).addEventListener('change', show);
for (const input of document.querySelectorAll('input[type=radio]')) input.addEventListener('change', show);

at('send').addEventListener('click', () => at('confirm').showModal());
at('confirm').addEventListener('close', async () => {
  if (at('confirm').returnValue !== 'send') return;
  const body = JSON.stringify({ to: at('to').textContent });
  const headers = { 'content-type': 'application/json', 'x-briefing': 'preview' };
  try {
    const { said } = await ask(`/api/editions/${edition()}/send?${query()}`, { method: 'POST', headers, body });
    showError(null);
    announce(`Sent to ${at('to').textContent}. The server says: ${said}`);
  } catch (error) {
    showError(error);
  }
});

const events = new EventSource('/events');
events.addEventListener('change', async () => {
  try {
    const all = await overview(false);
    await show();
    if (all.error) showError(all.error);
  } catch (error) {
    showError(error);
  }
});

overview(true).then(show, showError);
