import { Path, SVG } from '@wordpress/components';

/** Our mark, drawn as the service draws it: a coin on its way into a jar. */
export const flattrIcon = (
	<SVG viewBox="0 0 24 24" xmlns="http://www.w3.org/2000/svg">
		<Path d="M12 2.5a3.25 3.25 0 1 1 0 6.5 3.25 3.25 0 0 1 0-6.5Zm-6.5 8h13v2h-1v6.25A2.75 2.75 0 0 1 14.75 21.5h-5.5a2.75 2.75 0 0 1-2.75-2.75V12.5h-1v-2Zm2.5 2v6.25c0 .69.56 1.25 1.25 1.25h5.5c.69 0 1.25-.56 1.25-1.25V12.5H8Z" />
	</SVG>
);
