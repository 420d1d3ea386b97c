import type { Knex } from 'knex';
import { createTable } from '../src/schema.ts';

/** Applications that act for members (OAuth 2), and what the protocol remembers. */
export async function up(knex: Knex): Promise<void> {
  await createTable(knex, 'oauth_clients', (table) => {
    table.string('client_id', 40).primary();
    // NULL: it registered itself (RFC 7591), nobody is known to run it.
    table.integer('owner_id').unsigned().references('members.id');
    table.string('name', 80).notNullable();
    table.string('website', 500).notNullable().defaultTo('');
    table.text('redirect_uris').notNullable(); // JSON: a list of addresses.
    table.string('secret_hash', 64); // NULL: public, it cannot keep a secret.
    table.text('metadata'); // JSON: what a self-registered one said, without its secret.
    table.bigInteger('created_at').notNullable();
  });

  // Grants, codes, refresh tokens, interactions. Access tokens are in access_tokens.
  await createTable(knex, 'oauth_models', (table) => {
    table.string('kind', 40).notNullable();
    table.string('id_hash', 64).notNullable(); // The id itself is the secret.
    table.string('grant_id', 64).index();
    table.integer('member_id').unsigned().references('members.id');
    table.string('client_id', 40);
    table.text('payload', 'mediumtext').notNullable(); // JSON
    table.bigInteger('created_at').notNullable();
    table.bigInteger('expires_at').index(); // NULL: until it is revoked.
    table.bigInteger('consumed_at');
    table.primary(['kind', 'id_hash']);
    table.index(['member_id', 'client_id']);
    table.index(['client_id']);
  });

  // What signs cookies and ID tokens; made at the first start, shared by all instances.
  await createTable(knex, 'service_keys', (table) => {
    table.string('purpose', 20).notNullable(); // cookie, signing, status, sealing
    table.integer('generation').unsigned().notNullable(); // The greatest signs, the others verify.
    table.text('secret').notNullable();
    table.bigInteger('created_at').notNullable();
    table.primary(['purpose', 'generation']);
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['service_keys', 'oauth_models', 'oauth_clients']) {
    await knex.schema.dropTable(table);
  }
}
