<?php
// Made by `npm run plugin:languages` from the .po file beside it.
return array(
	'language'     => 'es_ES',
	'plural-forms' => 'nplurals=2; plural=(n != 1);',
	'messages'     => array(
	),
);
