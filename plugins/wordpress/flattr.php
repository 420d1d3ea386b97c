<?php
/**
 * Plugin Name:       Flattr
 * Description:       A Flattr button on your posts, payment links in your feeds, and a claim that proves itself.
 * Version:           0.1.0
 * Requires at least: 6.8
 * Requires PHP:      7.4
 * Author:            The Flattr contributors
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       flattr
 * Domain Path:       /languages
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

const VERSION = '0.1.0';
const FILE    = __FILE__;

require_once __DIR__ . '/includes/class-languages.php';
require_once __DIR__ . '/includes/class-settings.php';
require_once __DIR__ . '/includes/class-vault.php';
require_once __DIR__ . '/includes/class-lock.php';
require_once __DIR__ . '/includes/class-service.php';
require_once __DIR__ . '/includes/class-connection.php';
require_once __DIR__ . '/includes/class-kept-answers.php';
require_once __DIR__ . '/includes/class-revocations.php';
require_once __DIR__ . '/includes/class-connect-flow.php';
require_once __DIR__ . '/includes/class-reconnect-notice.php';
require_once __DIR__ . '/includes/class-claim.php';
require_once __DIR__ . '/includes/class-authors.php';
require_once __DIR__ . '/includes/class-sharing.php';
require_once __DIR__ . '/includes/class-button.php';
require_once __DIR__ . '/includes/class-share-bar.php';
require_once __DIR__ . '/includes/class-supporters.php';
require_once __DIR__ . '/includes/class-top-things.php';
require_once __DIR__ . '/includes/class-blocks.php';
require_once __DIR__ . '/includes/class-patterns.php';
require_once __DIR__ . '/includes/class-social-icon.php';
require_once __DIR__ . '/includes/class-thing-binding.php';
require_once __DIR__ . '/includes/class-placement.php';
require_once __DIR__ . '/includes/class-shortcode.php';
require_once __DIR__ . '/includes/class-podlove-shortcodes.php';
require_once __DIR__ . '/includes/class-widget.php';
require_once __DIR__ . '/includes/class-old-links.php';
require_once __DIR__ . '/includes/class-podcast-funding.php';
require_once __DIR__ . '/includes/class-feeds.php';
require_once __DIR__ . '/includes/class-screens.php';
require_once __DIR__ . '/includes/class-preconditions.php';
require_once __DIR__ . '/includes/class-settings-route.php';
require_once __DIR__ . '/includes/class-settings-page.php';
require_once __DIR__ . '/includes/class-earnings-page.php';
require_once __DIR__ . '/includes/class-capabilities.php';
require_once __DIR__ . '/includes/class-thing-choices.php';
require_once __DIR__ . '/includes/class-thing-of-post.php';
require_once __DIR__ . '/includes/class-back-off.php';
require_once __DIR__ . '/includes/class-registration.php';
require_once __DIR__ . '/includes/class-withdrawals.php';
require_once __DIR__ . '/includes/class-catch-up.php';
require_once __DIR__ . '/includes/class-late-work.php';
require_once __DIR__ . '/includes/class-things.php';
require_once __DIR__ . '/includes/class-things-list.php';
require_once __DIR__ . '/includes/class-things-route.php';
require_once __DIR__ . '/includes/class-backfill.php';
require_once __DIR__ . '/includes/class-backfill-queue.php';
require_once __DIR__ . '/includes/class-backfill-route.php';
require_once __DIR__ . '/includes/class-backfill-page.php';
require_once __DIR__ . '/includes/class-status-route.php';
require_once __DIR__ . '/includes/class-earnings.php';
require_once __DIR__ . '/includes/class-earnings-file.php';
require_once __DIR__ . '/includes/class-earnings-route.php';
require_once __DIR__ . '/includes/class-dashboard-widget.php';
require_once __DIR__ . '/includes/class-posts-column.php';
require_once __DIR__ . '/includes/class-quick-edit.php';
require_once __DIR__ . '/includes/class-privacy.php';
require_once __DIR__ . '/includes/class-site-health.php';
require_once __DIR__ . '/includes/class-old-plugins.php';
require_once __DIR__ . '/includes/class-import-plan.php';
require_once __DIR__ . '/includes/class-import-report.php';
require_once __DIR__ . '/includes/class-import.php';
require_once __DIR__ . '/includes/class-import-page.php';
require_once __DIR__ . '/includes/class-cli-settings.php';
require_once __DIR__ . '/includes/class-cli.php';
require_once __DIR__ . '/includes/class-abilities.php';
require_once __DIR__ . '/includes/class-connector.php';
require_once __DIR__ . '/includes/functions.php';

// The table of contents: one line for each thing that the plugin does.
\add_action( 'init', array( Languages::class, 'init' ), 0 );
\add_action( 'init', array( Settings::class, 'init' ) );
\add_action( 'init', array( Kept_Answers::class, 'init' ) );
\add_action( 'init', array( Revocations::class, 'init' ) );
\add_action( 'init', array( Connect_Flow::class, 'init' ) );
\add_action( 'init', array( Reconnect_Notice::class, 'init' ) );
\add_action( 'init', array( Claim::class, 'init' ) );
\add_action( 'init', array( Blocks::class, 'init' ) );
\add_action( 'init', array( Patterns::class, 'init' ) );
\add_action( 'init', array( Social_Icon::class, 'init' ) );
\add_action( 'init', array( Thing_Binding::class, 'init' ) );
\add_action( 'init', array( Placement::class, 'init' ) );
\add_action( 'init', array( Shortcode::class, 'init' ) );
\add_action( 'init', array( Podlove_Shortcodes::class, 'init' ) );
\add_action( 'widgets_init', array( Widget::class, 'register' ) );
\add_action( 'init', array( Old_Links::class, 'init' ) );
\add_action( 'init', array( Feeds::class, 'init' ) );
\add_action( 'init', array( Settings_Route::class, 'init' ) );
\add_action( 'init', array( Settings_Page::class, 'init' ) );
\add_action( 'init', array( Earnings_Page::class, 'init' ) );
\add_action( 'init', array( Capabilities::class, 'init' ) );
\add_action( 'init', array( Thing_Choices::class, 'init' ) );
\add_action( 'init', array( Things::class, 'init' ) );
\add_action( 'init', array( Catch_Up::class, 'init' ) );
\add_action( 'init', array( Late_Work::class, 'init' ) );
\add_action( 'init', array( Withdrawals::class, 'init' ) );
\add_action( 'init', array( Things_Route::class, 'init' ) );
\add_action( 'init', array( Backfill::class, 'init' ) );
\add_action( 'init', array( Backfill_Route::class, 'init' ) );
\add_action( 'init', array( Backfill_Page::class, 'init' ) );
\add_action( 'init', array( Status_Route::class, 'init' ) );
\add_action( 'init', array( Earnings_File::class, 'init' ) );
\add_action( 'init', array( Earnings_Route::class, 'init' ) );
\add_action( 'init', array( Dashboard_Widget::class, 'init' ) );
\add_action( 'init', array( Posts_Column::class, 'init' ) );
\add_action( 'init', array( Quick_Edit::class, 'init' ) );
\add_action( 'init', array( Privacy::class, 'init' ) );
\add_action( 'init', array( Site_Health::class, 'init' ) );
\add_action( 'init', array( Import_Page::class, 'init' ) );
\add_action( 'init', array( Cli::class, 'init' ) );
\add_action( 'init', array( Abilities::class, 'init' ) );
\add_action( 'init', array( Connector::class, 'init' ) );
