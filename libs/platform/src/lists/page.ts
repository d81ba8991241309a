/** A page of rows and how many there are; past the bound the count stops and `capped` says "or more". */
export class Page<Row> {
  constructor(
    readonly rows: readonly Row[],
    readonly from: number,
    readonly total: number,
    readonly capped: boolean,
  ) {}

  map<Other>(present: (row: Row) => Other): Page<Other> {
    return new Page(this.rows.map(present), this.from, this.total, this.capped);
  }
}
