import type { Knex } from 'knex';
import { createTable } from '../src/schema.ts';

/** People who signed up, and what lets them in. Instants are Unix milliseconds everywhere. */
export async function up(knex: Knex): Promise<void> {
  await createTable(knex, 'members', (table) => {
    table.increments('id');
    table.string('name', 40).notNullable(); // As written at sign-up; shown in addresses.
    table.string('name_key', 40).notNullable().unique(); // In lower case: names differ by more than case.
    table.string('kind', 20).notNullable(); // individual, company, organization
    table.string('fid', 6).notNullable().unique(); // The short id of `flattr:id` marks.
    table.string('email', 254); // NULL once deleted.
    table.string('email_key', 254).unique();
    table.bigInteger('email_confirmed_at');
    table.string('password_hash', 255);
    table.string('display_name', 80).notNullable().defaultTo('');
    table.string('about', 1000).notNullable().defaultTo('');
    table.string('url', 500).notNullable().defaultTo('');
    table.string('city', 80).notNullable().defaultTo('');
    table.string('country', 80).notNullable().defaultTo('');
    table.boolean('shows_flattrs').notNullable().defaultTo(true);
    table.boolean('is_operator').notNullable().defaultTo(false);
    table.bigInteger('created_at').notNullable();
    table.bigInteger('deleted_at');
  });

  // Names of members who left. Buttons with such a name are out in the wild, so nobody else gets it.
  await createTable(knex, 'retired_names', (table) => {
    table.string('name_hash', 64).primary(); // SHA-256 of the name in lower case.
  });

  await createTable(knex, 'sessions', (table) => {
    table.string('token_hash', 64).primary();
    table.integer('member_id').unsigned().notNullable().references('members.id');
    table.string('user_agent', 200).notNullable().defaultTo('');
    table.bigInteger('created_at').notNullable();
    table.bigInteger('seen_at').notNullable();
    table.bigInteger('expires_at').notNullable().index();
  });

  // Who wants to become a member and has yet to follow the link in the mail. Nothing else knows of
  // them: they hold neither the name nor the address. See docs/decisions/0005-who-is-a-member.md.
  await createTable(knex, 'sign_ups', (table) => {
    table.string('token_hash', 64).primary();
    table.string('name', 40).notNullable();
    table.string('kind', 20).notNullable();
    table.string('email', 254).notNullable();
    table.string('password_hash', 255).notNullable();
    table.text('next_path').notNullable(); // Where they were when they signed up.
    table.bigInteger('created_at').notNullable();
    table.bigInteger('expires_at').notNullable().index();
  });

  // What a link in a mail proves: change_email, reset_password. Used once.
  await createTable(knex, 'mail_tokens', (table) => {
    table.string('token_hash', 64).primary();
    table.integer('member_id').unsigned().notNullable().references('members.id');
    table.string('purpose', 20).notNullable();
    table.string('email', 254).notNullable(); // The address it was sent to: the one it confirms.
    table.bigInteger('created_at').notNullable();
    table.bigInteger('expires_at').notNullable();
  });

  await createTable(knex, 'passkeys', (table) => {
    table.string('credential_id', 400).primary(); // base64url
    table.integer('member_id').unsigned().notNullable().references('members.id');
    table.string('name', 80).notNullable();
    table.text('public_key').notNullable(); // base64url of the COSE key
    table.bigInteger('sign_count').notNullable();
    table.string('transports', 100).notNullable().defaultTo('');
    table.bigInteger('created_at').notNullable();
    table.bigInteger('used_at');
  });

  // A challenge is answered once; the answer carries it, so its hash finds it.
  await createTable(knex, 'passkey_challenges', (table) => {
    table.string('challenge_hash', 64).primary();
    table.integer('member_id').unsigned().references('members.id'); // NULL: to sign in.
    table.bigInteger('expires_at').notNullable();
  });

  // How often something was tried that may be tried so often: sign-in, sign-up, mails.
  await createTable(knex, 'throttles', (table) => {
    table.string('throttle_key', 80).primary();
    table.integer('attempts').notNullable();
    table.bigInteger('ends_at').notNullable().index();
  });

  // Bearer tokens of the API; only their SHA-256 is kept.
  await createTable(knex, 'access_tokens', (table) => {
    table.string('token_hash', 64).primary();
    table.integer('member_id').unsigned().notNullable().references('members.id');
    table.string('scope', 200).notNullable(); // Words with spaces between: `flattr thing`.
    table.string('label', 80).notNullable().defaultTo('');
    table.bigInteger('created_at').notNullable();
    table.bigInteger('expires_at'); // NULL: until it is revoked.
    table.bigInteger('used_at'); // Roughly: noted once a day at most.
    table.string('client_id', 40); // The application it was given to; NULL for a personal token.
    table.string('grant_id', 64).index(); // The authorization that it ends with.
    table.index(['member_id', 'client_id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of [
    'access_tokens',
    'throttles',
    'passkey_challenges',
    'passkeys',
    'mail_tokens',
    'sign_ups',
    'sessions',
    'retired_names',
    'members',
  ]) {
    await knex.schema.dropTable(table);
  }
}
