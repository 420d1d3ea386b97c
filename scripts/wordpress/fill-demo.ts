import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkClaim } from '../../api/src/claims/check-claim.ts';
import type { Deps } from '../../api/src/deps.ts';
import { findMemberByName } from '../../api/src/members/find-member.ts';
import { issueToken } from '../../api/src/tokens/issue-token.ts';
import { DEMO_PAGE, DEMO_POSTS, type DemoPost } from './demo-posts.ts';
import { makeTune } from './make-tune.ts';
import type { Wordpress } from './start-wordpress.ts';

/**
 * Makes the blog and podcast of a member of the demo out of a WordPress with the plugin, connected as it
 * is after they said yes at the service. The service must be running: it hears of the posts, and looks
 * at the site, which is its creator's then.
 */
export async function fillDemo(
  wordpress: Wordpress,
  deps: Deps,
  { name, serviceUrl }: { name: string; serviceUrl: string },
): Promise<void> {
  const member = (await findMemberByName(deps.db, name))!;
  const token = await issueToken(deps, {
    memberId: member.id,
    scopes: ['thing', 'account'],
    label: 'WordPress',
  });
  const posts = DEMO_POSTS.map((post) => ({
    ...post,
    content: contentOf(post, post.tune && keepTune(wordpress, post.slug, post.tune)),
  }));
  writeFileSync(join(wordpress.folder, 'wp-content/mu-plugins/demo.php'), IMPATIENT);
  const claimId = await wordpress.phpBeside(`
    list( $posts, $page, $member, $tokens, $service ) = json_decode( base64_decode( '${encoded([
      posts,
      DEMO_PAGE,
      { name: member.name, fid: member.fid },
      { access_token: token, expires_in: TEN_YEARS_SECONDS },
      serviceUrl,
    ])}' ), true );
    ${FILL}
    echo $claim['id'];`);
  await checkClaim(deps, { memberId: member.id, claimId: Number(claimId) });
  await wordpress.phpBeside('Flattr\\Claim::refresh();');
}

const TEN_YEARS_SECONDS = 10 * 365 * 86_400;

// Who plays with the demo wants to see in a moment whom they made a supporter.
const IMPATIENT = `<?php add_filter( 'flattr_fresh_for', fn() => 10 );`;

// The feed has what podcast players look for: the enclosure, which WordPress keeps beside a post.
const FILL = `
  update_option( 'blogname', 'Own Your Web' );
  update_option( 'blogdescription', 'A blog and a podcast about keeping the web one’s own' );
  wp_update_user( array( 'ID' => 1, 'display_name' => 'Rosa Lindqvist' ) );
  wp_delete_post( 1, true );
  wp_delete_post( 2, true );
  wp_update_term( 1, 'category', array( 'name' => 'Blog', 'slug' => 'blog' ) );
  $podcast = wp_insert_term( 'Podcast', 'category' )['term_id'];

  // Without the welcome of WordPress there is room on the dashboard for what was earned.
  update_user_meta( 1, 'show_welcome_panel', 0 );

  update_option( 'flattr_settings', array( 'service' => $service, 'placement' => 'after', 'layout' => 'floating_share_bar' ) );
  Flattr\\Connection::save( $member, $tokens, array( 'client_id' => 'demo' ) );
  $claim = Flattr\\Claim::open();
  if ( is_wp_error( $claim ) ) { throw new Exception( $claim->get_error_message() ); }

  foreach ( $posts as $post ) {
    $time = time() - $post['age'] * DAY_IN_SECONDS;
    $id   = wp_insert_post( wp_slash( array(
      'post_title'    => $post['title'],
      'post_name'     => $post['slug'],
      'post_content'  => $post['content'],
      'post_status'   => 'publish',
      'post_author'   => 1,
      'post_date_gmt' => gmdate( 'Y-m-d H:i:s', $time ),
      'post_date'     => wp_date( 'Y-m-d H:i:s', $time ),
      'post_category' => array( isset( $post['tune'] ) ? $podcast : 1 ),
    ) ) );
    if ( isset( $post['tune'] ) ) {
      $file = wp_upload_dir()['basedir'] . "/{$post['slug']}.wav";
      $link = wp_upload_dir()['baseurl'] . "/{$post['slug']}.wav";
      add_post_meta( $id, 'enclosure', $link . "\\n" . filesize( $file ) . "\\naudio/wav\\n" );
    }
    Flattr\\Things::bring_up_to_date( $id );
  }
  wp_insert_post( array(
    'post_type'    => 'page',
    'post_title'   => $page['title'],
    'post_name'    => $page['slug'],
    'post_content' => $page['content'],
    'post_status'  => 'publish',
    'post_author'  => 1,
  ) );
  Flattr\\Earnings::summary();`;

/** Puts a tune among the uploads, and returns its address. */
function keepTune({ folder, url }: Wordpress, slug: string, tune: readonly number[]): string {
  const path = 'wp-content/uploads';
  mkdirSync(join(folder, path), { recursive: true });
  writeFileSync(join(folder, path, `${slug}.wav`), makeTune(tune));
  return `${url}/${path}/${slug}.wav`;
}

/** A post as the editor would save it: paragraphs, the player of an episode, the button. */
function contentOf({ hasNoBlock, paragraphs }: DemoPost, audio: string | undefined): string {
  const text = paragraphs.map(
    (paragraph) => `<!-- wp:paragraph -->\n<p>${paragraph}</p>\n<!-- /wp:paragraph -->`,
  );
  if (hasNoBlock) return text.join('\n\n');
  if (audio === undefined) return [...text, '<!-- wp:flattr/button /-->'].join('\n\n');
  const player = `<!-- wp:audio -->\n<figure class="wp-block-audio"><audio controls src="${audio}"></audio></figure>\n<!-- /wp:audio -->`;
  return [player, '<!-- wp:flattr/episode-button {"showTitle":false} /-->', ...text].join('\n\n');
}

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64');
}
