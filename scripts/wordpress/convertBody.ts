import { type DeserializerRule, htmlToBlocks } from '@portabletext/block-tools'
import { Schema } from '@sanity/schema'
import { builtinTypes } from '@sanity/schema/_internal'
import type { ArraySchemaType } from '@sanity/types'
import { schemaTypes } from '../../schemas/schemaTypes.ts'
import type { BodyContext, BodyObject } from './bodyContext.ts'
import { cleanBody } from './cleanBody.ts'
import { flattenBody } from './flattenBody.ts'
import { liftObjects } from './liftObjects.ts'
import { parseHtml } from './plainText.ts'

const isArrayType = (type: unknown): type is ArraySchemaType =>
  typeof type === 'object' && type !== null && 'jsonType' in type && type.jsonType === 'array'

function compilePortableText(): ArraySchemaType {
  // A figure is an image, and images are made of built-in types, which only the Studio adds by itself.
  const types = [...schemaTypes, ...builtinTypes]
  const type: unknown = Schema.compile({ name: 'edicola', types }).get('portableText')
  if (!isArrayType(type)) throw new TypeError('The schema has no portableText array.')
  return type
}

const portableText = compilePortableText()

const isElement = (node: Node): node is Element => node.nodeType === 1

function holderRule(objects: ReadonlyMap<string, BodyObject>): DeserializerRule {
  return {
    deserialize: (node, _next, createBlock) => {
      const key = isElement(node) ? node.getAttribute('data-object') : null
      const object = objects.get(key ?? '')
      return object === undefined ? undefined : createBlock(object)
    },
  }
}

/** Portable Text of HTML as WordPress shows it. */
export function convertBody(html: string, context: BodyContext): object[] {
  const document = parseHtml(html)
  cleanBody(document.body, context)
  const objects = liftObjects(document.body, context)
  const pieces = flattenBody(document.body, document)
  const blocks = htmlToBlocks(pieces.map((piece) => piece.outerHTML).join(''), portableText, {
    parseHtml,
    keyGenerator: context.newKey,
    rules: [holderRule(objects)],
  })
  return blocks.map(withoutRepeatedMarks).filter((block) => !isEmptyBlock(block))
}

type Block = { readonly _type: string; readonly children?: unknown }

const hasMarks = (child: unknown): child is { readonly marks: readonly unknown[] } =>
  typeof child === 'object' && child !== null && 'marks' in child && Array.isArray(child.marks)

/** Bold within bold is bold once. */
function withoutRepeatedMarks(block: Block): Block {
  const { children } = block
  if (block._type !== 'block' || !Array.isArray(children)) return block
  const spans = children.map((child: unknown) =>
    hasMarks(child) ? { ...child, marks: [...new Set(child.marks)] } : child,
  )
  return { ...block, children: spans }
}

function isEmptyBlock(block: Block): boolean {
  if (block._type !== 'block' || !Array.isArray(block.children)) return false
  return block.children.every((child: unknown) => textOf(child).trim() === '')
}

function textOf(child: unknown): string {
  if (typeof child !== 'object' || child === null || !('text' in child)) return '-'
  return typeof child.text === 'string' ? child.text : '-'
}
