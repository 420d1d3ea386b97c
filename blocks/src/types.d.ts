// What the packages of WordPress do not describe themselves; no more of it than we use.

declare module '*.scss';

declare module '@wordpress/block-editor' {
	import type {
		ComponentType,
		ElementType,
		HTMLAttributes,
		ReactNode,
	} from 'react';

	type Props = HTMLAttributes< HTMLElement > & { [ name: string ]: unknown };

	export function useBlockProps( props?: Props ): Props;
	export function useInnerBlocksProps(
		props: Props,
		options: { template: unknown[]; templateLock?: boolean }
	): Props;
	export const InnerBlocks: { Content: ComponentType };
	export const InspectorControls: ComponentType< { children: ReactNode } >;
	export const RichText: ComponentType< {
		tagName: ElementType;
		value: string;
		onChange: ( value: string ) => void;
		placeholder?: string;
		allowedFormats: string[];
		withoutInteractiveFormatting?: boolean;
		disableLineBreaks?: boolean;
		'aria-label'?: string;
	} >;
}

declare module '@wordpress/editor' {
	import type { ComponentType, ReactNode } from 'react';

	type Panel = {
		name?: string;
		title?: string;
		className?: string;
		children?: ReactNode;
	};

	export const PluginDocumentSettingPanel: ComponentType< Panel >;
	export const PluginPrePublishPanel: ComponentType<
		Panel & { initialOpen?: boolean }
	>;
}
