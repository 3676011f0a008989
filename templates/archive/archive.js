// The script of the archive: links from an edition to the previous and the next one, and the search in the list of editions.
// `editions` is the list of their names, newest first.
const here = editions.indexOf(document.body.dataset.edition);
const nav = document.querySelector('nav.editions');
if (nav && here >= 0) {
  nav.querySelector('.before')?.remove();
  const links = [
    ['../index.html', 'All editions'],
    editions[here + 1] && [`../${editions[here + 1]}/index.html`, `Previous edition, ${editions[here + 1]}`],
    here > 0 && [`../${editions[here - 1]}/index.html`, `Next edition, ${editions[here - 1]}`],
  ];
  nav.replaceChildren(
    ...links.filter(Boolean).flatMap(([href, text], at) => {
      const link = document.createElement('a');
      link.href = href;
      link.textContent = text;
      return at === 0 ? [link] : [' · ', link];
    }),
  );
}

const search = document.querySelector('form[role=search]');
if (search) {
  const items = [...document.querySelectorAll('ol > li')];
  const texts = items.map((item) => item.textContent.toLowerCase());
  search.hidden = false;
  search.addEventListener('submit', (event) => event.preventDefault());
  search.querySelector('input').addEventListener('input', ({ target }) => {
    const words = target.value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    for (const [at, item] of items.entries()) {
      item.hidden = !words.every((word) => texts[at].includes(word));
      if (!item.hidden) found++;
      for (const line of item.querySelectorAll('details li'))
        line.hidden = words.length > 0 && !item.hidden && !words.some((word) => line.textContent.toLowerCase().includes(word));
      item.querySelector('details').open = words.length > 0 && !item.hidden;
    }
    for (const section of document.querySelectorAll('section')) section.hidden = !section.querySelector('ol > li:not([hidden])');
    search.querySelector('#found').textContent = words.length > 0 ? `${found} of ${items.length} editions` : '';
  });
}
