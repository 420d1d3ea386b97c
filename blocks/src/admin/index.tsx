// The screens Dashboard → Flattr and Settings → Flattr in wp-admin.
import { createRoot } from '@wordpress/element';
import { Earnings } from './earnings';
import { SettingsForm } from './settings';
import { Things } from './things';
import './style.scss';

const screen = document.getElementById( 'flattr-screen' );
if ( screen ) {
	createRoot( screen ).render(
		<>
			<Earnings />
			<Things />
		</>
	);
}

const settings = document.getElementById( 'flattr-settings' );
if ( settings?.dataset.site ) {
	createRoot( settings ).render(
		<SettingsForm { ...JSON.parse( settings.dataset.site ) } />
	);
}
