// Follows a reading while it is interpreted. The browser reconnects by itself and says where it left off; only when the
// server refuses does this script try again, each time a little later.

import { Text } from './text.js';

const place = document.getElementById('interpretation');
const progress = document.getElementById('progress');
const text = new Text(place);
const address = place.dataset.stream;
const interpreting = progress.textContent;

let pause = 1000;

function follow() {
  const source = new EventSource(address);

  source.addEventListener('open', () => {
    pause = 1000;
    progress.textContent = interpreting;
  });
  source.addEventListener('token', (event) => text.add(JSON.parse(event.data).text));
  source.addEventListener('restart', () => text.clear());
  source.addEventListener('done', (event) => {
    source.close();
    const { reading } = JSON.parse(event.data);
    if (reading?.interpretation) {
      text.settle(reading.interpretation);
    }
    finish('');
  });
  source.addEventListener('failed', () => {
    source.close();
    text.clear();
    progress.classList.replace('quiet', 'error');
    finish(progress.dataset.failed);
  });
  source.addEventListener('error', () => {
    progress.textContent = progress.dataset.waiting;
    if (source.readyState === EventSource.CLOSED) {
      // A new connection knows nothing of the old one: the text begins again.
      text.rewind();
      setTimeout(follow, pause);
      pause = Math.min(pause * 2, 30000);
    }
  });
}

function finish(sentence) {
  place.removeAttribute('aria-busy');
  progress.textContent = sentence;
}

if (address) {
  follow();
}
