import type { DataSource } from 'typeorm';
import { ENTITIES, MIGRATIONS } from '@keyline/composition';
import { createDataSource } from '@keyline/platform';
import { emptyDatabase } from './template-database.js';

/** An empty database for a story of an update: opened with the migrations before the named one, and then with all. */
export class UpdatedDatabase {
  private constructor(
    private readonly database: { url: string; drop: () => Promise<void> },
    private readonly migration: string,
  ) {}

  static async before(migration: string): Promise<UpdatedDatabase> {
    return new UpdatedDatabase(await emptyDatabase(), migration);
  }

  old(): Promise<DataSource> {
    return this.open(
      MIGRATIONS.slice(
        0,
        MIGRATIONS.findIndex(({ name }) => name === this.migration),
      ),
    );
  }

  updated(): Promise<DataSource> {
    return this.open(MIGRATIONS);
  }

  drop(): Promise<void> {
    return this.database.drop();
  }

  private open(migrations: typeof MIGRATIONS): Promise<DataSource> {
    return createDataSource({ url: this.database.url, entities: ENTITIES, migrations, poolSize: 2 }).initialize();
  }
}
