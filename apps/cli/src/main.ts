import { Command } from 'commander';
import { ConfigError, loadConfig } from '@keyline/platform';
import { doctor } from './doctor.js';
import { importCommand, type ImportRequest } from './import.js';
import { seedDemo } from './seed.js';
import { FIRST_SIGN_IN, foundInstallation, renewPassword, type FirstSignIn } from './sign-in.js';
import { up } from './up.js';
import { migrateDatabase, say, withDatabase, withProduct } from './with-product.js';

const program = new Command('keyline').description('Sales CRM for key-account managers').showHelpAfterError();

program
  .command('up')
  .description('start everything: database (unless DATABASE_URL is set), schema, demo company, api and worker')
  .option('--reload', 'restart api and worker when their compiled code changes')
  .action((options: { reload?: boolean }) => up(options));

program
  .command('migrate')
  .description('bring the schema up to date')
  .action(() => withDatabase(loadConfig(process.env), migrateDatabase).then(() => say('the schema is up to date')));

program
  .command('seed')
  .description('fill an empty database with the demo company')
  .action(() => {
    const config = loadConfig(process.env);
    return withDatabase(config, async (databaseUrl) => {
      await migrateDatabase(databaseUrl);
      await seedDemo({ ...config, databaseUrl }, { onlyIfEmpty: false });
    });
  });

program
  .command('init')
  .description(
    'make the first administrator of an empty installation; the password is KEYLINE_ADMIN_PASSWORD, or made up and shown once',
  )
  .option('--company <name>', 'name of the organisation and its top department', FIRST_SIGN_IN.company)
  .option('--name <name>', 'name of the administrator', FIRST_SIGN_IN.name)
  .option('--username <username>', 'what the administrator signs in with', FIRST_SIGN_IN.username)
  .action(async (first: FirstSignIn) => {
    if (await withProduct((app) => foundInstallation(app, first, say))) return;
    console.error(
      'There are people in this installation already; a lost password is renewed by: npx keyline password <username>',
    );
    process.exitCode = 1;
  });

program
  .command('password')
  .description('give somebody a new password (KEYLINE_ADMIN_PASSWORD, or one made up) and show it once')
  .argument('<username>')
  .action((username: string) => withProduct((app) => renewPassword(app, username, say)));

program
  .command('import')
  .description(
    'import accounts, people, products, opportunities, receivables, payments or a bank-statement from a CSV or Excel file',
  )
  .argument('<kind>', 'accounts | people | products | opportunities | receivables | payments | bank-statement')
  .argument('<file>', 'CSV in UTF-8, UTF-16 or GB18030, or an Excel file (.xlsx)')
  .option('--dry-run', 'say what would happen, write nothing')
  .option('--mapping <json>', 'heading of the file → field, for headings that are not recognised')
  .option('--date-order <order>', 'how days are written in the file: ymd (default), mdy or dmy')
  .option('--create-accounts', 'receivables: create the customers that are not known yet')
  .option('--own-account <text>', 'bank-statement: our own account, where no column names it')
  .option('--strict', 'exit with 1 when rows were refused')
  .option('--as <username>', 'on whose behalf; without it, the first administrator')
  .action(async (kind: string, file: string, options: Omit<ImportRequest, 'kind' | 'file'>) => {
    process.exitCode = await withProduct((app) => importCommand(app, { kind, file, ...options }, console.log));
  });

program
  .command('doctor')
  .description('does this installation have what it needs?')
  .action(async () => {
    const config = loadConfig(process.env);
    const healthy = await withDatabase(config, (databaseUrl) => doctor({ ...config, databaseUrl }));
    if (!healthy) process.exitCode = 1;
  });

try {
  await program.parseAsync();
} catch (error) {
  console.error(
    error instanceof ConfigError || (error as Error).name === 'CompanyExistsError' ? (error as Error).message : error,
  );
  process.exitCode = 1;
}
