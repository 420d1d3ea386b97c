import {
	InspectorControls,
	RichText,
	useBlockProps,
} from '@wordpress/block-editor';
import { PanelBody, SelectControl, TextControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { ConnectionNotice } from '../shared/connection-notice';
import { CountControl } from '../shared/controls';
import type { EditProps } from '../shared/edit-props';
import type { Attributes } from './index';

type Props = EditProps< Attributes & { className?: string } >;

const isWebAddress = ( url: string ) => /^https?:\/\/[^\s/]+/i.test( url );

/**
 * As `Flattr\Blocks::button()` has them; the style of the theme's own buttons is WordPress's class.
 * @param layout
 * @param className
 */
const classNames = ( layout: string, className = '' ) =>
	`flattr-button is-${ layout }${
		className.includes( 'is-style-theme' ) ? ' wp-element-button' : ''
	}`;

export default function Edit( { attributes, setAttributes }: Props ) {
	const { className, label, layout, showCount, target, url } = attributes;
	const isWithoutPage = target === 'url' && ! isWebAddress( url );

	return (
		<>
			<InspectorControls>
				<PanelBody title={ __( 'Button', 'flattr' ) }>
					<ConnectionNotice />
					<SelectControl
						__next40pxDefaultSize
						__nextHasNoMarginBottom
						label={ __( 'What is flattred', 'flattr' ) }
						value={ target }
						options={ [
							{
								value: 'post',
								label: __( 'This post', 'flattr' ),
							},
							{
								value: 'site',
								label: __( 'The whole site', 'flattr' ),
							},
							{
								value: 'author',
								label: __(
									'The author of this post',
									'flattr'
								),
							},
							{
								value: 'url',
								label: __( 'Another page', 'flattr' ),
							},
						] }
						onChange={ ( value ) =>
							setAttributes( {
								target: value as Attributes[ 'target' ],
							} )
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
					<SelectControl
						__next40pxDefaultSize
						__nextHasNoMarginBottom
						label={ __( 'How it looks', 'flattr' ) }
						value={ layout }
						options={ [
							{
								value: 'button',
								label: __( 'A button', 'flattr' ),
							},
							{
								value: 'compact',
								label: __( 'A small button', 'flattr' ),
							},
							{
								value: 'badge',
								label: __( 'A badge', 'flattr' ),
							},
							{
								value: 'text',
								label: __( 'A link', 'flattr' ),
							},
						] }
						onChange={ ( value ) =>
							setAttributes( {
								layout: value as Attributes[ 'layout' ],
							} )
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
					<RichText
						tagName="span"
						aria-label={ __( 'Text of the button', 'flattr' ) }
						value={ label }
						placeholder={
							layout === 'compact' || layout === 'badge'
								? __( 'Flattr', 'flattr' )
								: __( 'Flattr this', 'flattr' )
						}
						allowedFormats={ [] }
						withoutInteractiveFormatting
						disableLineBreaks
						onChange={ ( value ) =>
							setAttributes( { label: value } )
						}
					/>
				</span>
			</div>
		</>
	);
}
