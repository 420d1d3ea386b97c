import { InspectorControls, useBlockProps } from '@wordpress/block-editor';
import { PanelBody, TextControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { ButtonLabel } from '../shared/button-label';
import { ConnectionNotice } from '../shared/connection-notice';
import { ChoiceControl, CountControl } from '../shared/controls';
import { isWebAddress } from '../shared/web-address';
import type { EditProps } from '../shared/edit-props';
import type { Attributes } from './index';

type Props = EditProps< Attributes & { className?: string } >;

/**
 * As `Flattr\Blocks::button()` has them; the style of the theme's own buttons is WordPress's class.
 * @param layout
 * @param className
 */
const classNames = ( layout: string, className = '' ) =>
	`flattr-button is-${ layout }${
		className.includes( 'is-style-theme' )
			? ' wp-block-button__link wp-element-button'
			: ''
	}`;

export default function Edit( { attributes, setAttributes }: Props ) {
	const { className, label, layout, showCount, target, url } = attributes;
	const isWithoutPage = target === 'url' && ! isWebAddress( url );

	return (
		<>
			<InspectorControls>
				<PanelBody title={ __( 'Button', 'flattr' ) }>
					<ConnectionNotice />
					<ChoiceControl
						label={ __( 'What is flattred', 'flattr' ) }
						value={ target }
						choices={ {
							post: __( 'This post', 'flattr' ),
							site: __( 'The whole site', 'flattr' ),
							author: __( 'The author of this post', 'flattr' ),
							url: __( 'Another page', 'flattr' ),
						} }
						onChange={ ( value ) =>
							setAttributes( { target: value } )
						}
					/>
					{ target === 'url' && (
						<TextControl
							__next40pxDefaultSize
							__nextHasNoMarginBottom
							type="url"
							label={ __( 'Address of the page', 'flattr' ) }
							placeholder="https://"
							value={ url }
							help={
								isWithoutPage
									? __(
											'Enter an address that begins with https:// or http://. Until then visitors see no button.',
											'flattr'
										)
									: undefined
							}
							onChange={ ( value ) =>
								setAttributes( { url: value.trim() } )
							}
						/>
					) }
					<ChoiceControl
						label={ __( 'How it looks', 'flattr' ) }
						value={ layout }
						choices={ {
							button: __( 'A button', 'flattr' ),
							compact: __( 'A small button', 'flattr' ),
							badge: __( 'A badge', 'flattr' ),
							text: __( 'A link', 'flattr' ),
						} }
						onChange={ ( value ) =>
							setAttributes( { layout: value } )
						}
					/>
					<CountControl
						showCount={ showCount }
						setAttributes={ setAttributes }
					/>
				</PanelBody>
			</InspectorControls>
			<div { ...useBlockProps() }>
				<span className={ classNames( layout, className ) }>
					<ButtonLabel
						label={ label }
						placeholder={
							layout === 'compact' || layout === 'badge'
								? __( 'Flattr', 'flattr' )
								: __( 'Flattr this', 'flattr' )
						}
						setAttributes={ setAttributes }
					/>
				</span>
			</div>
		</>
	);
}
