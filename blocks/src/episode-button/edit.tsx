import { InspectorControls, useBlockProps } from '@wordpress/block-editor';
import { PanelBody, ToggleControl } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { ButtonLabel } from '../shared/button-label';
import { ConnectionNotice } from '../shared/connection-notice';
import { CountControl } from '../shared/controls';
import type { EditProps } from '../shared/edit-props';
import type { Attributes } from './index';

type Props = EditProps< Attributes >;

export default function Edit( { attributes, setAttributes, context }: Props ) {
	const { label, showCount, showTitle } = attributes;
	const title = useTitle( context );
	return (
		<>
			<InspectorControls>
				<PanelBody title={ __( 'Episode button', 'flattr' ) }>
					<ConnectionNotice />
					<ToggleControl
						__nextHasNoMarginBottom
						label={ __(
							'Show the title of the episode',
							'flattr'
						) }
						checked={ showTitle }
						onChange={ ( value ) =>
							setAttributes( { showTitle: value } )
						}
					/>
					<CountControl
						showCount={ showCount }
						setAttributes={ setAttributes }
					/>
				</PanelBody>
			</InspectorControls>
			<div { ...useBlockProps() }>
				{ showTitle && (
					<span className="wp-block-flattr-episode-button__title">
						{ title || __( 'The title of the episode', 'flattr' ) }
					</span>
				) }
				<span className="flattr-button is-button">
					<ButtonLabel
						label={ label }
						placeholder={ __( 'Flattr this episode', 'flattr' ) }
						setAttributes={ setAttributes }
					/>
				</span>
			</div>
		</>
	);
}

/**
 * The title of the post that the block stands in, as it is being written.
 * @param root0
 * @param root0.postId
 * @param root0.postType
 */
function useTitle( { postId, postType }: Props[ 'context' ] ): string {
	return useSelect(
		( select ) => {
			if ( ! postId || ! postType ) {
				return '';
			}
			type Records = {
				getEditedEntityRecord: (
					...record: [ 'postType', string, number ]
				) => { title?: string } | undefined;
			};
			const records = select( 'core' ) as unknown as Records;
			return (
				records.getEditedEntityRecord( 'postType', postType, postId )
					?.title ?? ''
			);
		},
		[ postId, postType ]
	);
}
