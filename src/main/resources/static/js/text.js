// The interpretation as paragraphs. It is only ever written as text, never as markup.

export class Text {
  #place;
  #received = '';

  constructor(place) {
    this.#place = place;
  }

  /** What is on the page stays until as much has come again: a stream begins with the first word. */
  add(more) {
    this.#received += more;
    if (this.#received.length >= this.#shown().length) {
      this.#show(this.#received);
    }
  }

  /** What has come is void. */
  clear() {
    this.#received = '';
    this.#show('');
  }

  /** The stream begins from its first word again; what was said still holds. */
  rewind() {
    this.#received = '';
  }

  /** The whole, as it is kept. */
  settle(whole) {
    this.#received = whole;
    this.#show(whole);
  }

  #shown() {
    return Array.from(this.#place.children, (paragraph) => paragraph.textContent).join('\n\n');
  }

  #show(text) {
    const paragraphs = text.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '');
    while (this.#place.children.length > paragraphs.length) {
      this.#place.lastElementChild.remove();
    }
    paragraphs.forEach((paragraph, index) => {
      const element = this.#place.children[index] ?? this.#place.appendChild(document.createElement('p'));
      if (element.textContent !== paragraph) {
        element.textContent = paragraph;
      }
    });
  }
}
