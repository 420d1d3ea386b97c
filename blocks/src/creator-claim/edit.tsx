import { InspectorControls } from '@wordpress/block-editor';
import { ExternalLink, PanelBody, ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { ServerPreview } from '../shared/server-preview';
import { site } from '../shared/site';
import metadata from './block.json';
import type { EditProps } from '../shared/edit-props';
import type { Attributes } from './index';

type Props = EditProps< Attributes >;

export default function Edit( { attributes, setAttributes }: Props ) {
	const { claim } = site;
	const state = (
		<>
			<p>
				{ claim.words ||
					__( 'This site has not been claimed yet.', 'flattr' ) }
			</p>
			{ claim.link && (
				<ExternalLink href={ claim.link }>
					{ __( 'Look at the claim', 'flattr' ) }
				</ExternalLink>
			) }
		</>
	);
	return (
		<>
			<InspectorControls>
				<PanelBody title={ __( 'The claim', 'flattr' ) }>
					{ state }
					<ToggleControl
						__nextHasNoMarginBottom
						label={ __( 'Show the address of the site', 'flattr' ) }
						checked={ attributes.showSite }
						onChange={ ( value ) =>
							setAttributes( { showSite: value } )
						}
					/>
				</PanelBody>
			</InspectorControls>
			<ServerPreview
				block={ metadata }
				attributes={ attributes }
				empty={
					<>
						{ state }
						<p>
							{ __(
								'Visitors see this block when the site is verified.',
								'flattr'
							) }
						</p>
					</>
				}
			/>
		</>
	);
}
