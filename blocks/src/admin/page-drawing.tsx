import apiFetch from '@wordpress/api-fetch';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { Settings, SiteSettings } from './settings';

/**
 * A page as it will be: lines where the text is, and in its place what visitors see of us, made by what makes it on
 * pages. For whoever does not see it, the line below says the same.
 * @param root0
 * @param root0.chosen
 * @param root0.sample
 * @param root0.words
 */
export function PageDrawing( {
	chosen,
	sample,
	words,
}: {
	chosen: Settings;
} & Pick< SiteSettings, 'sample' | 'words' > ) {
	const html = useSample( chosen, sample );
	const isFloating = chosen.layout === 'floating_share_bar';
	const isAt = ( place: string ) =>
		! isFloating && [ place, 'both' ].includes( chosen.placement );
	const ours = (
		<div
			className="flattr-drawing__ours"
			dangerouslySetInnerHTML={ { __html: html } }
		/>
	);
	return (
		<figure className="flattr-drawing">
			<div
				className="flattr-drawing__page"
				aria-hidden="true"
				// React 18 knows no `inert`, and hands it over as it is.
				{ ...{ inert: '' } }
			>
				{ isFloating && chosen.placement !== 'none' && ours }
				<div className="flattr-drawing__text">
					<div className="flattr-drawing__title" />
					{ isAt( 'before' ) && ours }
					<div className="flattr-drawing__line" />
					<div className="flattr-drawing__line" />
					<div className="flattr-drawing__picture" />
					<div className="flattr-drawing__line" />
					<div className="flattr-drawing__line" />
					{ isAt( 'after' ) && ours }
				</div>
			</div>
			<figcaption>{ captionOf( chosen, words ) }</figcaption>
		</figure>
	);
}

function captionOf( chosen: Settings, words: SiteSettings[ 'words' ] ): string {
	if ( chosen.placement === 'none' ) {
		return __(
			'No button comes by itself. Put the block, the widget or [flattr] where you want one.',
			'flattr'
		);
	}
	if ( chosen.layout === 'floating_share_bar' ) {
		return __(
			'The page of a post: beside the text where there is room, else above or below it.',
			'flattr'
		);
	}
	return sprintf(
		/* translators: 1: where, such as "After the content", 2: what, such as "A button". */
		__( 'The page of a post. %1$s: %2$s.', 'flattr' ),
		words.placement[ chosen.placement ] ?? '',
		words.layout[ chosen.layout ] ?? ''
	);
}

/**
 * The HTML that pages would have; while it is asked for, and where the site does not answer, what it was before.
 * @param chosen
 * @param first
 */
function useSample( chosen: Settings, first: string ): string {
	const [ html, setHtml ] = useState( first );
	const { count, layout, share_by: shareBy } = chosen;
	// Of choices that look the same nothing is asked anew.
	const wanted = JSON.stringify( { count, layout, share_by: shareBy } );
	const [ shown, setShown ] = useState( wanted );
	useEffect( () => {
		if ( wanted === shown ) {
			return;
		}
		const asking = new AbortController();
		apiFetch< { html: string } >( {
			path: '/flattr/v1/settings/preview',
			method: 'POST',
			data: { settings: JSON.parse( wanted ) },
			signal: asking.signal,
		} ).then(
			( answer ) => {
				setHtml( answer.html );
				setShown( wanted );
			},
			() => undefined
		);
		return () => asking.abort();
	}, [ shown, wanted ] );
	return html;
}
