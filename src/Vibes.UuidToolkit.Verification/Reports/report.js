(() => {
  'use strict';
  const $ = id => document.getElementById(id);
  const [search, count, nothing, expand] = ['search', 'count', 'nothing', 'expand'].map($);
  const items = [...document.querySelectorAll('[data-item]')].map(element => ({ element, state: element.dataset.item, text: null }));
  const sections = [...document.querySelectorAll('main > section')].map(element => ({ element, items: items.filter(item => element.contains(item.element)) }));

  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(word => word);
    const state = document.querySelector('input[name=state]:checked').value;
    let shown = 0;
    for (const item of items) {
      // Texts are read once, when they are first asked for.
      if (words.length && item.text === null) item.text = item.element.textContent.toLowerCase();
      const isShown = (state === 'all' || item.state === state) && words.every(word => item.text.includes(word));
      item.element.hidden = !isShown;
      shown += isShown;
    }
    const isFiltered = words.length > 0 || state !== 'all';
    for (const section of sections) section.element.hidden = isFiltered && section.items.every(item => item.element.hidden);
    document.body.classList.toggle('filtered', isFiltered);
    count.textContent = isFiltered ? `${shown.toLocaleString('en')} of ${items.length.toLocaleString('en')}` : '';
    nothing.hidden = !isFiltered || shown > 0;
  };

  let pending = 0;
  search.addEventListener('input', () => { cancelAnimationFrame(pending); pending = requestAnimationFrame(filter); });
  for (const state of document.querySelectorAll('input[name=state]')) state.addEventListener('change', filter);

  document.addEventListener('keydown', event => {
    if (event.key === '/' && event.target !== search && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
      search.select();
    } else if (event.key === 'Escape' && event.target === search) {
      search.value = '';
      filter();
    }
  });

  const inSight = () => [...document.querySelectorAll('main details')].filter(details => !details.hidden && !details.closest('[hidden]'));
  expand.addEventListener('click', () => {
    const all = inSight();
    const open = all.some(details => !details.open);
    for (const details of all) details.open = open;
    expand.textContent = open ? 'Collapse' : 'Expand';
  });

  // A link to something that is folded or filtered away leads there all the same.
  const reveal = () => {
    const target = location.hash.length > 1 && $(location.hash.slice(1));
    if (!target) return;
    if (target.closest('[hidden]')) {
      search.value = '';
      document.querySelector('input[name=state][value=all]').checked = true;
      filter();
    }
    if (target.matches('details')) {
      target.open = true;
      target.querySelector('summary').focus({ preventScroll: true });
    }
    target.scrollIntoView();
  };
  addEventListener('hashchange', reveal);
  reveal();

  // Paper cannot be unfolded: what is in sight is printed open, unless it is very much.
  let opened = [];
  addEventListener('beforeprint', () => {
    const folded = inSight().filter(details => !details.open);
    opened = folded.length <= 100 ? folded : folded.filter(details => details.dataset.item === 'different');
    for (const details of opened) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of opened) details.open = false;
    opened = [];
  });
})();
