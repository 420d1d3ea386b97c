import { InspectorControls } from '@wordpress/block-editor';
import { CheckboxControl, PanelBody } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { ServerPreview } from '../shared/server-preview';
import { site } from '../shared/site';
import metadata from './block.json';
import { ChoiceControl, CountControl } from '../shared/controls';
import type { EditProps } from '../shared/edit-props';
import type { Attributes } from './index';

type Props = EditProps< Attributes >;

export default function Edit( { attributes, setAttributes, context }: Props ) {
	const { orientation, services, showCount } = attributes;
	return (
		<>
			<InspectorControls>
				<PanelBody title={ __( 'Share bar', 'flattr' ) }>
					<ChoiceControl
						label={ __( 'How it lies', 'flattr' ) }
						value={ orientation }
						choices={ {
							row: __( 'In a row', 'flattr' ),
							column: __( 'In a column', 'flattr' ),
							floating: __(
								'Floating at the left of the page',
								'flattr'
							),
						} }
						help={
							orientation === 'floating'
								? __(
										'On narrow screens it lies in a row where the block stands.',
										'flattr'
									)
								: undefined
						}
						onChange={ ( value ) =>
							setAttributes( { orientation: value } )
						}
					/>
					<CountControl
						showCount={ showCount }
						setAttributes={ setAttributes }
					/>
				</PanelBody>
				<PanelBody title={ __( 'Share by', 'flattr' ) }>
					{ Object.entries( site.shareServices ).map(
						( [ id, name ] ) => (
							<CheckboxControl
								key={ id }
								__nextHasNoMarginBottom
								label={ name }
								checked={ services.includes( id ) }
								onChange={ ( isChecked ) =>
									setAttributes( {
										services: isChecked
											? [ ...services, id ]
											: services.filter(
													( other ) => other !== id
												),
									} )
								}
							/>
						)
					) }
				</PanelBody>
			</InspectorControls>
			<ServerPreview
				block={ metadata }
				// Where it floats is for the page to show; here it would lie over the editor.
				attributes={
					orientation === 'floating'
						? { ...attributes, orientation: 'column' }
						: attributes
				}
				postId={ context.postId }
				empty={ __(
					'The share bar appears here when the post is published.',
					'flattr'
				) }
			/>
		</>
	);
}
