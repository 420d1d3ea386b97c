import { ExternalLink, Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { site } from './site';

/** Says why a block shows nothing on the page yet, and who can change it; nothing when all is well. */
export function ConnectionNotice() {
	if ( site.state === 'connected' ) {
		return null;
	}
	return (
		<Notice status="warning" isDismissible={ false }>
			<p>
				{ site.state === 'none'
					? __(
							'This site is not connected to Flattr yet, so visitors do not see this block.',
							'flattr'
						)
					: site.problem }
			</p>
			{ site.settingsUrl ? (
				<ExternalLink href={ site.settingsUrl }>
					{ __( 'Connect', 'flattr' ) }
				</ExternalLink>
			) : (
				<p>
					{ __(
						'An administrator can connect it under Settings, Flattr.',
						'flattr'
					) }
				</p>
			) }
		</Notice>
	);
}
