/** The commands, their options and their help. What a command does is loaded when it is asked for. */
import { ConfigError, readConfig } from '@whence/config';
import { Command, CommanderError, Option } from 'commander';
import type { AuditVerifyOptions } from './commands/audit-verify.js';
import type { CheckOptions } from './commands/check.js';
import type { MatchOptions } from './commands/match.js';
import type { ReadOptions } from './commands/read.js';
import type { TrackRecordOptions } from './commands/track-record.js';
import type { WeighCommandOptions } from './commands/weigh.js';
import { complaintOf } from './complaint.js';
import { type Console, processConsole } from './console.js';
import { EXIT, EXIT_CODE_WORDS } from './exit-codes.js';
import { version } from './version.js';

const LANGUAGE_HELP =
  'its language, as in "de" or "pt-BR" (default: what a page says); of others than English numbers alone are read';

/** Runs one command line (without `node` and the script) and gives the exit code. Never throws. */
export async function main(args: readonly string[], console: Console = processConsole()): Promise<number> {
  const { program, exitCode } = programFor(console);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode();
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    const complaint = complaintOf(error, wantsDebug());
    for (const line of complaint.lines) console.err(line);
    return complaint.exitCode;
  }
}

function wantsDebug(): boolean {
  try {
    return ['debug', 'trace'].includes(readConfig().log.level);
  } catch (error) {
    if (error instanceof ConfigError) return false;
    throw error;
  }
}

function programFor(console: Console): { readonly program: Command; readonly exitCode: () => number } {
  let code: number = EXIT.done;
  const ends = (given: number): void => {
    code = given;
  };
  const program = new Command('whence')
    .description('A fact-check workflow service: every claim, traced to its source.')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help for a command')
    .helpCommand(false)
    .configureHelp({ helpWidth: 100, showGlobalOptions: false })
    .configureOutput({
      writeOut: (text) => console.out(text),
      writeErr: (text) => console.err(text.trimEnd()),
    })
    .showHelpAfterError('(whence --help lists the commands; whence COMMAND --help lists its options)')
    .exitOverride();

  program.commandsGroup('Run the service:');
  program
    .command('start')
    .description('start database, API and worker in one process; the first start loads the sample')
    .option('--empty', 'without the sample ledger and the sample article')
    .action(async (options: { empty?: boolean }) => {
      const { start } = await import('./commands/start.js');
      ends(await start({ empty: options.empty === true }, console));
    });
  program
    .command('api')
    .description('run the API alone (needs DATABASE_URL)')
    .action(async () => {
      const { runApi } = await import('./commands/parts.js');
      ends(await runApi(console));
    });
  program
    .command('worker')
    .description('run one worker alone; any number may run (needs DATABASE_URL)')
    .action(async () => {
      const { runWorker } = await import('./commands/parts.js');
      ends(await runWorker(console));
    });
  program
    .command('migrate')
    .description('bring the database and the queue tables up to date')
    .option('--check-drift', 'only tell whether the migrations and the code agree, on a database made for it')
    .action(async (options: { checkDrift?: boolean }) => {
      const { migrateDatabase, checkDrift } = await import('./commands/migrate.js');
      ends(await (options.checkDrift === true ? checkDrift(console) : migrateDatabase(console)));
    });
  program
    .command('key')
    .description("print a new key of the desk's administrator (makes the first desk where there is none)")
    .option('--desk <name>', 'the desk that it opens (default: the only desk)')
    .action(async (options: { desk?: string }) => {
      const { makeKey } = await import('./commands/key.js');
      ends(await makeKey(options, console));
    });

  program.commandsGroup('Work with articles and ledgers:');
  program
    .command('check')
    .argument('<article>', 'a .txt, .html or .pdf file, or - for standard input')
    .description('trace and compare every claim of one article; needs no server and no database')
    .requiredOption('--published <date>', 'when the article was published: YYYY-MM-DD, YYYY-MM or YYYY')
    .option('--outlet <name>', 'who published it')
    .option('--title <title>', 'its headline, when the text does not hold it')
    .option('--language <tag>', LANGUAGE_HELP)
    .option('--ledger <folder>', 'a folder of CSV files to compare with (default: the sample ledger)')
    .option(
      '--as-of <date>',
      'admit only statements published by the end of that day (UTC); repeat it to see what changed in between',
      (date: string, before: readonly string[] | undefined) => [...(before ?? []), date],
    )
    .option('--json', 'print one JSON object (docs/check.schema.json) instead of text')
    .addHelpText('after', '\nLinks that nobody has confirmed are marked "suggested".')
    .action(async (article: string, options: CheckOptions) => {
      const { check } = await import('./commands/check.js');
      ends(await check({ article, ...options }, console));
    });
  program
    .command('track-record')
    .argument('<source>', 'key of a source, or a name, alias or acronym that it alone has')
    .description("tell what became of a source's earlier figures, as later counts by others have it")
    .option('--ledger <folder>', 'a folder of CSV files (default: the sample ledger)')
    .option('--measure <key>', 'only figures on this measure (default: every kind of measure by itself)')
    .option('--family', 'with --measure: also on the measures that hold it or that it holds')
    .option('--as-of <date>', 'admit only statements published by the end of that day (UTC)')
    .option('--json', 'print one JSON object, with the statements behind each number, instead of text')
    .action(async (source: string, options: TrackRecordOptions) => {
      const { trackRecord } = await import('./commands/track-record.js');
      ends(await trackRecord({ source, ...options }, console));
    });
  program
    .command('read')
    .argument('[file]', 'a .txt, .html or .pdf file, lines of JSON with --jsonl, or - for standard input', '-')
    .description('print the figures, dates, attributions and claims of a text, one JSON object a line')
    .option(
      '--published <date>',
      'when it was published: YYYY-MM-DD, YYYY-MM or YYYY; without it relative dates stay open',
    )
    .option('--language <tag>', LANGUAGE_HELP)
    .option('--jsonl', 'each line is a text of its own: {"id", "text"} and, where known, "published" and "language"')
    .option('--keep-going', 'with --jsonl: leave out lines that cannot be read, instead of stopping at the first')
    .option('--workers <count>', 'with --jsonl: how many threads read a long input (default: one for each core)')
    .addHelpText(
      'after',
      '\nOffsets are UTF-16 code units of the text; it may have 300,000 of them, and a line of --jsonl 4 MiB.\ndocs/read.schema.json describes each line that is printed.',
    )
    .action(async (file: string, options: Omit<ReadOptions, 'file'>) => {
      const { read } = await import('./commands/read.js');
      ends(await read({ file, ...options }, console));
    });
  program
    .command('match')
    .description('find, for each query, the texts of a collection that say the same or speak of it')
    .requiredOption(
      '--collection <file>',
      'lines of JSON: {"id", "claim" or "text"} and, where known, "title", "date" …',
    )
    .option('--queries <file>', 'lines of JSON: {"id", "text"}; - for standard input', '-')
    .option('--top <count>', 'most texts for each query, 1 to 1000 (default: 20)')
    .option('--explain', 'also tell the words, names and figures that each shares with the query')
    .addHelpText(
      'after',
      [
        '',
        'Also read where a line holds them, collection: title, subtitle, text, speaker, date; queries: speaker, context,',
        'date. A query whose id begins with a day ("20151013_las_vegas_0123") was said on that day, in that place.',
        'docs/match.schema.json describes each printed line.',
      ].join('\n'),
    )
    .action(async (options: MatchOptions) => {
      const { match } = await import('./commands/match.js');
      ends(await match(options));
    });
  program
    .command('weigh')
    .argument('<file>', 'a .csv file with the columns object, source, value; a .jsonl file of the same; or - for lines')
    .description('weigh conflicting values: the likeliest one of each object, how reliable sources are, who copies')
    .option('--kind <kind>', 'numbers, measures, categories, places, lists or names (default: read from the values)')
    .option(
      '--hierarchy <file>',
      'places inside others, {"id", "name", "parent"} a line (default: hierarchy.jsonl beside)',
    )
    .option('--level <share>', 'how likely intervals are meant to hold the truth (default: 0.9)')
    .option('--sources <file>', 'write the reliability of each source there')
    .option('--copies <file>', 'write the pairs of sources that copy there')
    .option('--print <what>', 'print values, sources or copies (default: values)')
    .option('--explain', 'with each value who said what, and how much it weighs')
    .addHelpText('after', '\nA tool for people: no finding, rating or track record reads what it says.')
    .action(async (file: string, options: Omit<WeighCommandOptions, 'file'>) => {
      const { weigh } = await import('./commands/weigh.js');
      ends(await weigh({ file, ...options }, console));
    });
  program
    .command('import')
    .argument('<ledger>', 'a folder of CSV files, or a file of JSON (.json) or of JSON Lines (.jsonl, .ndjson)')
    .description('import a ledger into the running service, in one transaction')
    .requiredOption('--ledger <name>', "the ledger's name: the first part of its statements' keys")
    .option('--desk <name>', 'the desk that reads it (default: the only desk)')
    .option('--dry-run', 'tell what would change, and change nothing')
    .action(async (path: string, options: { ledger: string; desk?: string; dryRun?: boolean }) => {
      const { importLedger } = await import('./commands/import.js');
      ends(await importLedger({ ...options, path, dryRun: options.dryRun === true }, console));
    });

  program.commandsGroup('Look after the record:');
  const audit = program
    .command('audit')
    .description('sign, export and verify the log of every change')
    .helpCommand(false);
  audit
    .command('verify')
    .description('find what was altered, removed, inserted or cut off behind the back of the service')
    .option('--rows', 'hold every row of history against the log as well')
    .option('--file <file>', 'an exported log instead of the database; - for standard input')
    .option('--proof <file>', 'audit-proof.json of an evidence pack: are these entries among those that were signed?')
    .option(
      '--against <file>',
      'what was kept of the log elsewhere, an earlier export or page of checkpoints: does the log still hold all of it?',
    )
    .option(
      '--public-key <key>',
      'a key that you trust: a PEM file or 32 bytes in base64; repeat it for several (default: AUDIT_KEY_FILE, else the keys of the log itself)',
      (key: string, before: readonly string[] | undefined) => [...(before ?? []), key],
    )
    .option('--all-signed', 'take no entry that is not signed yet (default: for 15 minutes)')
    .option('--json', 'print one JSON object instead of text')
    .action(async (options: AuditVerifyOptions) => {
      const { verifyRecord } = await import('./commands/audit-verify.js');
      ends(await verifyRecord(options, console));
    });
  audit
    .command('export')
    .description('sign the log and write all of it as lines of JSON (docs/record.md), which anybody can verify')
    .requiredOption('--out <file>', 'the file to write; - for standard output')
    .action(async (options: { out: string }) => {
      const { exportRecord } = await import('./commands/audit.js');
      ends(await exportRecord(options, console));
    });
  audit
    .command('checkpoint')
    .description('sign how far the log has come, as the worker does every five minutes')
    .action(async () => {
      const { signCheckpoint } = await import('./commands/audit.js');
      ends(await signCheckpoint(console));
    });
  audit
    .command('new-key')
    .description('sign with a new key from now on; the one before, if it is there, signs it over')
    .action(async () => {
      const { newSigningKey } = await import('./commands/audit.js');
      ends(await newSigningKey(console));
    });

  program.commandsGroup('About Whence itself:');
  program
    .command('settings')
    .description('list the environment variables that Whence reads')
    .action(async () => {
      const { settings } = await import('./commands/settings.js');
      ends(settings(console));
    });
  program
    .command('schema')
    .argument('[command]', 'check, read or match', 'check')
    .description('print the JSON Schema of what check --json, read or match prints')
    .option('--check', 'only tell whether the schemas in docs/ are up to date')
    .action(async (of: string, options: { check?: boolean }) => {
      const { schema } = await import('./commands/schema.js');
      ends(await schema({ of, check: options.check === true }, console));
    });
  program
    .command('openapi')
    .description('print the OpenAPI 3.1 description of the API')
    .addOption(
      new Option(
        '--check',
        'only tell whether docs/openapi.json is up to date, and what would break clients',
      ).conflicts(['write', 'release']),
    )
    .option('--write', 'write docs/openapi.json')
    .option('--release', 'write it, and hold later ones against it')
    .action(async ({ check = false, write = false, release = false }: Partial<Record<string, boolean>>) => {
      const { openapi } = await import('./commands/openapi.js');
      ends(await openapi({ check, write, release }, console));
    });

  program.addHelpText(
    'after',
    [
      '',
      'Exit codes:',
      ...EXIT_CODE_WORDS.map(([exit, meaning]) => `  ${exit}  ${meaning}`),
      '',
      'Examples:',
      '  whence start',
      '  whence check article.txt --published 2025-07-14 --outlet "The Example Courier"',
      '  whence read --jsonl < texts.jsonl > readings.jsonl',
      '  whence match --collection claims.jsonl --queries tweets.jsonl --top 5',
      '  whence weigh populations.csv --sources reliability.jsonl',
      '  whence import sample/ledger --ledger dprk --dry-run',
      '',
    ].join('\n'),
  );
  return { program, exitCode: () => code };
}
