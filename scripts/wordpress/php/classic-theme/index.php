<!doctype html>
<html <?php language_attributes(); ?>>
<head>
<meta charset="<?php bloginfo( 'charset' ); ?>">
<meta name="viewport" content="width=device-width">
<?php wp_head(); ?>
</head>
<body <?php body_class(); ?>>
<?php wp_body_open(); ?>
<main>
<?php while ( have_posts() ) : ?>
	<?php the_post(); ?>
	<article <?php post_class(); ?>>
		<h1><a href="<?php the_permalink(); ?>"><?php the_title(); ?></a></h1>
		<?php is_singular() ? the_content() : the_excerpt(); ?>
	</article>
<?php endwhile; ?>
</main>
<aside><?php dynamic_sidebar( 'sidebar' ); ?></aside>
<?php wp_footer(); ?>
</body>
</html>
