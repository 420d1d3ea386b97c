// The screen Dashboard → Flattr in wp-admin.
import { createRoot } from '@wordpress/element';
import { Earnings } from './earnings';
import { Things } from './things';
import './style.scss';

const place = document.getElementById( 'flattr-screen' );
if ( place ) {
	createRoot( place ).render(
		<>
			<Earnings />
			<Things />
		</>
	);
}
