<?php
/**
 * An item as older versions of Seriously Simple Podcasting include it: with the variables of the feed, and ended early
 * where an episode has no audio.
 */
if ( ! isset( $counted ) || 'Without audio' === get_the_title() ) {
	return;
}
?>
<item><?php echo flattr_test_item(); ?></item>
