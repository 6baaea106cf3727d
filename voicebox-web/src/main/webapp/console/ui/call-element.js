import { LitElement } from 'lit';

/** A part of the page that shows the call, or the subjects of it that `subjects` names. */
export class CallElement extends LitElement {
  static properties = { call: { attribute: false } };

  #update = () => this.requestUpdate();

  subjects(call) {
    return [call];
  }

  willUpdate(changed) {
    if (!changed.has('call')) return;
    if (changed.get('call')) this.subjects(changed.get('call')).forEach((one) => one.removeEventListener('change', this.#update));
    this.subjects(this.call).forEach((one) => one.addEventListener('change', this.#update));
  }
}
