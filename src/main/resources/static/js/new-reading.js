// The question's counter, and the chosen spread for browsers whose style sheets cannot see a checked box.

const counter = document.querySelector('[data-counter]');
if (counter) {
  const field = document.getElementById(counter.dataset.counter);
  const most = field.maxLength;
  const count = () => {
    counter.textContent = counter.dataset.template.replace('#', String(most - field.value.length));
    counter.hidden = most - field.value.length > most / 4;
  };
  field.addEventListener('input', count);
  count();
}

const form = document.querySelector('form.ask');
const tables = document.querySelector('.tables');
if (form && tables) {
  form.addEventListener('change', (event) => {
    if (event.target.name === 'spread_type') {
      tables.dataset.chosen = event.target.value;
    }
  });
  // Cards are drawn once, however often the button is pressed.
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
    }
    form.dataset.sent = 'yes';
  });
  // Coming back with the browser's own button shows this page again, ready to send.
  window.addEventListener('pageshow', () => delete form.dataset.sent);
}
