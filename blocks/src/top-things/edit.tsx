import { InspectorControls } from '@wordpress/block-editor';
import { PanelBody, ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { ServerPreview } from '../shared/server-preview';
import metadata from './block.json';
import { ChoiceControl, LimitControl } from '../shared/controls';
import type { EditProps } from '../shared/edit-props';
import type { Attributes } from './index';

type Props = EditProps< Attributes >;

export default function Edit( { attributes, setAttributes }: Props ) {
	const { limit, ordered, period, showCount } = attributes;
	return (
		<>
			<InspectorControls>
				<PanelBody title={ __( 'Top things', 'flattr' ) }>
					<ChoiceControl
						label={ __( 'Flattrs of', 'flattr' ) }
						value={ period }
						choices={ {
							week: __( 'The last week', 'flattr' ),
							month: __( 'The last month', 'flattr' ),
							all: __( 'All time', 'flattr' ),
						} }
						onChange={ ( value ) =>
							setAttributes( { period: value } )
						}
					/>
					<LimitControl
						limit={ limit }
						most={ 20 }
						usual={ 5 }
						setAttributes={ setAttributes }
					/>
					<ToggleControl
						__nextHasNoMarginBottom
						label={ __(
							'Show how often each was flattred',
							'flattr'
						) }
						checked={ showCount }
						onChange={ ( value ) =>
							setAttributes( { showCount: value } )
						}
					/>
					<ToggleControl
						__nextHasNoMarginBottom
						label={ __( 'Number them', 'flattr' ) }
						checked={ ordered }
						onChange={ ( value ) =>
							setAttributes( { ordered: value } )
						}
					/>
				</PanelBody>
			</InspectorControls>
			<ServerPreview
				block={ metadata }
				attributes={ attributes }
				empty={ __(
					'Nothing of this site was flattred in that time yet. What is appears here some minutes later.',
					'flattr'
				) }
			/>
		</>
	);
}
