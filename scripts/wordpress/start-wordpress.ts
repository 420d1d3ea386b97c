import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { freePort } from '../free-port.ts';
import type { Mariadb } from '../mariadb.ts';
import { getSqliteDriver } from './get-sqlite-driver.ts';
import { getWordpress, type WordpressSuite } from './get-wordpress.ts';
import {
  compiledOf,
  MACHINE_PHP,
  PHP_FILES,
  type PhpProgram,
  runPhp,
  runPhpBeside,
  servePhp,
} from './run-php.ts';
import { mariadbState, type SavedState, sqliteState } from './saved-state.ts';

/** A real WordPress on this machine: `admin` signs in with `password`. */
export type Wordpress = {
  url: string;
  version: string;
  /** The folder that it stands in, with wp-content. */
  folder: string;
  /**
   * Runs PHP with WordPress loaded, and returns what it echoes.
   * @param address a page of the site of a network that it is run for; the main site otherwise.
   * @throws Error with what PHP said, when it does not end well.
   */
  php(code: string, address?: string): string;
  /** The same, for PHP that asks something of this very process. */
  phpBeside(code: string): Promise<string>;
  /** Runs what its cron has to do by now. */
  runCron(): void;
  /** Makes a user, with the password `password`, and returns the id. */
  createUser(name: string, role: string): number;
  /** A link to a page, by its path, that signs a user in, once. */
  signInLink(user: number, path?: string): string;
  /** Remembers the database and the uploads. */
  save(): void;
  /** Returns to what was saved last. */
  reset(): void;
  /** What PHP complained about, from the start or the last reset. */
  complaints(): string;
  /** The mails that it would have sent. */
  mails(): { to: string; subject: string; message: string }[];
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
};

export type WordpressOptions = {
  suite: WordpressSuite;
  /** A MariaDB to make its database in; SQLite when left out. */
  mariadb?: Mariadb;
  /** Folders of plugins, linked into the site and activated, and the name of their main file. */
  plugins?: readonly { folder: string; main: string }[];
  /** A theme of the site: blocks, or the least that a theme without blocks needs. */
  theme?: 'twentytwentyfive' | 'classic-theme';
  /** A network of sites, in folders, instead of a single site. */
  isNetwork?: boolean;
  /** Constants of wp-config.php. */
  constants?: Readonly<Record<string, string | number | boolean>>;
  /** Where it listens on 127.0.0.1; a free port when left out. */
  port?: number;
  /** What it runs on; this machine's PHP when left out. */
  php?: PhpProgram;
};

/**
 * Installs and starts a real WordPress on this machine's PHP, on the loopback address, in a folder of
 * its own. It asks no other host for anything, may ask services on this machine, sends no mail, and
 * has no cron but `runCron()`. It ends with `stop()`, or when this process ends in whatever way.
 */
export async function startWordpress(options: WordpressOptions): Promise<Wordpress> {
  const directory = mkdtempSync(join(tmpdir(), 'flattr-wordpress-'));
  try {
    return await startIn(directory, options);
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    throw error;
  }
}

async function startIn(
  directory: string,
  {
    suite,
    mariadb,
    plugins = [],
    theme,
    isNetwork = false,
    constants = {},
    port: wanted,
    php: program = MACHINE_PHP,
  }: WordpressOptions,
): Promise<Wordpress> {
  const source = getWordpress(suite);
  const folder = join(directory, 'www');
  const content = join(folder, 'wp-content');
  // What is older than some seconds is kept compiled.
  cpSync(source.folder, folder, { recursive: true, preserveTimestamps: true });
  mkdirSync(compiledOf(folder));
  mkdirSync(join(content, 'mu-plugins'), { recursive: true });
  cpSync(join(PHP_FILES, 'must-use.php'), join(content, 'mu-plugins', 'site-for-tests.php'));
  cpSync(join(PHP_FILES, 'wp-config.php'), join(folder, 'wp-config.php'));
  cpSync(join(PHP_FILES, 'classic-theme'), join(content, 'themes', 'classic-theme'), {
    recursive: true,
  });
  for (const plugin of plugins) {
    symlinkSync(plugin.folder, join(content, 'plugins', basename(plugin.folder)));
  }

  const port = await freePort(wanted);
  const url = `http://127.0.0.1:${port}`;
  let state: SavedState;
  const site = { url, database: 'wordpress', databaseHost: '', isNetwork: false, constants };
  if (mariadb) {
    site.database = `wordpress_${port}`;
    const address = new URL(await mariadb.createDatabase(site.database));
    const socket = address.searchParams.get('socketPath')!;
    site.databaseHost = `localhost:${socket}`;
    state = mariadbState(directory, { socket, database: site.database });
  } else {
    installSqliteDriver(content, program);
    state = sqliteState(directory, join(content, 'database'));
  }
  const writeSite = () => writeFileSync(join(folder, 'site.json'), JSON.stringify(site));
  writeSite();
  runPhp(['install.php', folder, url, ...(isNetwork ? ['network'] : [])], '', program);
  if (isNetwork) {
    site.isNetwork = true;
    writeSite();
  }

  const stopServer = await servePhp(directory, folder, port, program);
  const php = (code: string, address = `${url}/`) =>
    runPhp(['load.php', folder, address], code, program);
  const uploads = join(content, 'uploads');
  const savedUploads = join(directory, 'uploads');
  const logs = { complaints: join(content, 'debug.log'), mails: join(content, 'mails.log') };
  const wordpress: Wordpress = {
    url,
    version: source.version,
    folder,
    php,
    phpBeside: (code) => runPhpBeside(['load.php', folder, `${url}/`], code, program),
    runCron: () => void php(RUN_CRON),
    createUser: (name, role) =>
      Number(
        php(`$id = wp_insert_user( array( 'user_login' => ${quoted(name)}, 'user_pass' => 'password',
          'user_email' => ${quoted(`${name}@site.test`)}, 'role' => ${quoted(role)} ) );
          if ( is_wp_error( $id ) ) { throw new Exception( $id->get_error_message() ); }
          echo $id;`),
      ),
    signInLink(user, path = '/wp-admin/') {
      const token = crypto.randomUUID();
      php(`add_option( 'flattr_test_sign_in_' . md5( '${token}' ), ${user}, '', false );`);
      return `${url}/?${new URLSearchParams({ flattr_test_sign_in: token, to: path })}`;
    },
    save() {
      state.save();
      replace(uploads, savedUploads);
    },
    reset() {
      state.reset();
      replace(savedUploads, uploads);
      for (const log of Object.values(logs)) rmSync(log, { force: true });
    },
    complaints: () => readIfThere(logs.complaints),
    mails: () =>
      readIfThere(logs.mails)
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    async stop() {
      await stopServer();
      rmSync(directory, { recursive: true, force: true });
    },
  };
  try {
    if (theme) php(`switch_theme( ${quoted(theme)} );`);
    for (const { folder: plugin, main } of plugins) {
      php(`$result = activate_plugin( ${quoted(`${basename(plugin)}/${main}`)}, '', ${isNetwork} );
        if ( is_wp_error( $result ) ) { throw new Exception( $result->get_error_message() ); }`);
    }
    wordpress.save();
  } catch (error) {
    await wordpress.stop();
    throw error;
  }
  return wordpress;
}

// As wp-cron.php does, without its lock and its minute of patience.
const RUN_CRON = `
  define( 'DOING_CRON', true );
  foreach ( wp_get_ready_cron_jobs() as $time => $hooks ) {
    foreach ( $hooks as $hook => $events ) {
      foreach ( $events as $event ) {
        if ( $event['schedule'] ) { wp_reschedule_event( $time, $event['schedule'], $hook, $event['args'] ); }
        wp_unschedule_event( $time, $hook, $event['args'] );
        do_action_ref_array( $hook, $event['args'] );
      }
    }
  }`;

function installSqliteDriver(content: string, program: PhpProgram): void {
  const driver = join(content, 'mu-plugins', 'sqlite-database-integration');
  cpSync(getSqliteDriver(program), driver, { recursive: true });
  const dropIn = readFileSync(join(driver, 'db.copy'), 'utf8');
  writeFileSync(
    join(content, 'db.php'),
    dropIn.replaceAll('{SQLITE_IMPLEMENTATION_FOLDER_PATH}', driver),
  );
}

/** A string of PHP. */
function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

function replace(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
