import { useBlockProps } from '@wordpress/block-editor';
import { Disabled, Placeholder, Spinner } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import ServerSideRender from '@wordpress/server-side-render';
import type { ReactNode } from 'react';
import { ConnectionNotice } from './connection-notice';
import { flattrIcon } from './icon';
import { site } from './site';

type Props = {
	/** Its `block.json`. */
	block: { name: string; title: string };
	attributes: Record< string, unknown >;
	/** What there is to say when the block has nothing to show yet. */
	empty: ReactNode;
	postId?: number | undefined;
};

/**
 * A block as the server makes it, or why it makes nothing: all that the editor shows of it.
 * @param root0
 * @param root0.block
 * @param root0.attributes
 * @param root0.empty
 * @param root0.postId
 */
export function ServerPreview( { block, attributes, empty, postId }: Props ) {
	const blockProps = useBlockProps();
	const say = ( children: ReactNode ) => (
		<Placeholder icon={ flattrIcon } label={ block.title }>
			{ children }
		</Placeholder>
	);
	if ( site.state === 'none' ) {
		return <div { ...blockProps }>{ say( <ConnectionNotice /> ) }</div>;
	}
	return (
		<div { ...blockProps }>
			<Disabled>
				<ServerSideRender
					block={ block.name }
					attributes={ attributes }
					{ ...( postId
						? { urlQueryArgs: { post_id: postId } }
						: {} ) }
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
			</Disabled>
		</div>
	);
}
