import { InspectorControls, useBlockProps } from '@wordpress/block-editor';
import {
	Disabled,
	PanelBody,
	SelectControl,
	ToggleControl,
} from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { ServerPreview } from '../shared/server-preview';
import metadata from './block.json';
import { LimitControl } from '../shared/controls';
import type { EditProps } from '../shared/edit-props';
import type { Attributes } from './index';

type Props = EditProps< Attributes >;

export default function Edit( { attributes, setAttributes }: Props ) {
	const { limit, ordered, period, showCount } = attributes;
	return (
		<>
			<InspectorControls>
				<PanelBody title={ __( 'Top things', 'flattr' ) }>
					<SelectControl
						__next40pxDefaultSize
						__nextHasNoMarginBottom
						label={ __( 'Flattrs of', 'flattr' ) }
						value={ period }
						options={ [
							{
								value: 'week',
								label: __( 'The last week', 'flattr' ),
							},
							{
								value: 'month',
								label: __( 'The last month', 'flattr' ),
							},
							{ value: 'all', label: __( 'All time', 'flattr' ) },
						] }
						onChange={ ( value ) =>
							setAttributes( {
								period: value as Attributes[ 'period' ],
							} )
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
			<div { ...useBlockProps() }>
				<Disabled>
					<ServerPreview
						block={ metadata.name }
						title={ metadata.title }
						attributes={ attributes }
						empty={ __(
							'Nothing of this site was flattred in that time yet. What is appears here some minutes later.',
							'flattr'
						) }
					/>
				</Disabled>
			</div>
		</>
	);
}
