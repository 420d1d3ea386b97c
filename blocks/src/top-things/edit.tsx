import { InspectorControls, useBlockProps } from '@wordpress/block-editor';
import {
	Disabled,
	PanelBody,
	RangeControl,
	SelectControl,
	ToggleControl,
} from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { ServerPreview } from '../shared/server-preview';
import metadata from './block.json';
import type { Attributes } from './index';

type Props = {
	attributes: Attributes;
	setAttributes: ( changes: Partial< Attributes > ) => void;
};

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
					<RangeControl
						__next40pxDefaultSize
						__nextHasNoMarginBottom
						label={ __( 'At most', 'flattr' ) }
						value={ limit }
						min={ 1 }
						max={ 20 }
						onChange={ ( value ) =>
							setAttributes( { limit: value ?? 5 } )
						}
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
