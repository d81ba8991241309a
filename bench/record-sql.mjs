import pg from 'pg';

/** Listens in on every statement that this process sends through `pg`: what the bare server will repeat. */
export class SqlRecorder {
  #statements = null;

  constructor() {
    const original = pg.Client.prototype.query;
    const note = (text, parameters) =>
      this.#statements?.push({ text, values: Array.isArray(parameters) ? parameters.map(plain) : [] });
    pg.Client.prototype.query = function query(config, values, callback) {
      if (config) {
        const text = typeof config === 'string' ? config : config.text;
        const parameters = (typeof config === 'string' ? values : config.values) ?? [];
        if (text) note(text, parameters);
      }
      return original.call(this, config, values, callback);
    };
  }

  /** Everything sent while `work` ran, in order. */
  async during(work) {
    this.#statements = [];
    await work();
    const recorded = this.#statements;
    this.#statements = null;
    return recorded;
  }
}

const plain = (value) =>
  value instanceof Date ? value.toISOString() : Buffer.isBuffer(value) ? { hex: value.toString('hex') } : value;
