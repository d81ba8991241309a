import pg from 'pg';

/** Listens in on every statement that this process sends through `pg`: what the bare server will repeat. */
export class SqlRecorder {
  #statements = null;

  constructor() {
    const original = pg.Client.prototype.query;
    const recorder = this;
    pg.Client.prototype.query = function query(config, values, callback) {
      if (recorder.#statements && config) {
        const text = typeof config === 'string' ? config : config.text;
        const parameters = (typeof config === 'string' ? values : config.values) ?? [];
        if (text)
          recorder.#statements.push({ text, values: Array.isArray(parameters) ? parameters.map(plain) : [], milliseconds: 0 });
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
