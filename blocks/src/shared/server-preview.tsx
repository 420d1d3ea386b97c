import { Placeholder, Spinner } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import ServerSideRender from '@wordpress/server-side-render';
import type { ReactNode } from 'react';
import { ConnectionNotice } from './connection-notice';
import { flattrIcon } from './icon';
import { site } from './site';

type Props = {
	block: string;
	title: string;
	attributes: Record< string, unknown >;
	/** What there is to say when the block has nothing to show yet. */
	empty: ReactNode;
	postId?: number | undefined;
};

/**
 * What the server makes of a block, or why it makes nothing.
 * @param root0
 * @param root0.block
 * @param root0.title
 * @param root0.attributes
 * @param root0.empty
 * @param root0.postId
 */
export function ServerPreview( {
	block,
	title,
	attributes,
	empty,
	postId,
}: Props ) {
	const say = ( children: ReactNode ) => (
		<Placeholder icon={ flattrIcon } label={ title }>
			{ children }
		</Placeholder>
	);
	if ( site.state === 'none' ) {
		return say( <ConnectionNotice /> );
	}
	return (
		<ServerSideRender
			block={ block }
			attributes={ attributes }
			{ ...( postId ? { urlQueryArgs: { post_id: postId } } : {} ) }
			EmptyResponsePlaceholder={ () => say( empty ) }
			ErrorResponsePlaceholder={ () =>
				say(
					__(
						'The preview could not be made. Save the post and load the page again; if it stays so, look at Site Health.',
						'flattr'
					)
				)
			}
			LoadingResponsePlaceholder={ () => say( <Spinner /> ) }
		/>
	);
}
