<?php
add_action(
	'after_setup_theme',
	static function () {
		add_theme_support( 'title-tag' );
		add_theme_support( 'automatic-feed-links' );
	}
);
add_action(
	'widgets_init',
	static function () {
		register_sidebar(
			array(
				'id'   => 'sidebar',
				'name' => 'Sidebar',
			)
		);
	}
);
