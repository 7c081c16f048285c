import type { ExprNode } from 'groq-js'
import { callOf } from '../functions/callExpression.ts'
import { compileTraversal } from './compileTraversal.ts'
import { nativeFunctions } from './nativeFunctions.ts'
import { compileLogic, compileOperator, compileSign } from './operators.ts'
import { NotNative, scopeWithin, type Evaluate } from './scope.ts'
import { attributeOf, isObject } from './values.ts'

/**
 * An expression as a function, which evaluates it as groq-js 2.0.1 does. Nothing when it holds
 * something that only groq-js evaluates.
 */
export function compileExpression(node: ExprNode): Evaluate | undefined {
  try {
    return compile(node)
  } catch (error) {
    if (error instanceof NotNative) return undefined
    throw error
  }
}

function compile(node: ExprNode): Evaluate {
  switch (node.type) {
    case 'Value': {
      const value: unknown = node.value ?? null
      return () => value
    }
    case 'Parameter':
      return ({ environment }) => environment.params[node.name] ?? null
    case 'Group':
      return compile(node.base)
    case 'This':
      return ({ item }) => item
    case 'Parent':
      return compileParent(node.n)
    case 'Everything':
      return ({ environment }) => environment.documents
    case 'AccessAttribute':
      return compileAttribute(node)
    case 'OpCall':
      return compileOperator(node, compile)
    case 'And':
    case 'Or':
    case 'Not':
    case 'InRange':
      return compileLogic(node, compile)
    case 'Neg':
    case 'Pos':
      return compileSign(node, compile)
    case 'FuncCall':
      return compileFunction(node)
    case 'Select':
      return compileSelect(node)
    case 'Deref':
      return compileReference(node)
    case 'Projection': {
      const [base, expr] = [compile(node.base), compile(node.expr)]
      return (scope) => {
        const value = base(scope)
        return isObject(value) ? expr(scopeWithin(scope, value)) : null
      }
    }
    case 'Object':
      return compileObject(node)
    case 'Array':
      return compileArray(node)
    default:
      return compileTraversal(node, compile)
  }
}

type Of<Type extends ExprNode['type']> = Extract<ExprNode, { type: Type }>

function compileParent(levels: number): Evaluate {
  return (scope) => {
    let current: typeof scope | undefined = scope
    for (let level = 0; level < levels; level++) current = current?.parent
    return current?.item ?? null
  }
}

function compileAttribute(node: Of<'AccessAttribute'>): Evaluate {
  const { name } = node
  const call = callOf(node)
  if (call !== undefined) {
    const args = call.args.map(compile)
    return (scope) => {
      const called = scope.environment.call(call.name)
      return called?.(args.map((arg) => arg(scope))) ?? null
    }
  }
  if (node.base === undefined || node.base.type === 'This') {
    return ({ item }) => attributeOf(item, name)
  }
  const base = compile(node.base)
  return (scope) => attributeOf(base(scope), name)
}

function compileFunction({ namespace, name, args }: Of<'FuncCall'>): Evaluate {
  const compiled = args.map(compile)
  if (namespace === 'global' && name === 'coalesce') {
    return (scope) => {
      for (const arg of compiled) {
        const value = arg(scope)
        if (value !== null) return value
      }
      return null
    }
  }
  const compute = nativeFunctions.get(`${namespace}::${name}`)
  if (compute === undefined) throw new NotNative(name)
  return (scope) =>
    compute(
      compiled.map((arg) => arg(scope)),
      scope,
    )
}

function compileSelect({ alternatives, fallback }: Of<'Select'>): Evaluate {
  const choices = alternatives.map(({ condition, value }) => ({
    holds: compile(condition),
    value: compile(value),
  }))
  const otherwise = fallback === undefined ? undefined : compile(fallback)
  return (scope) => {
    const chosen = choices.find(({ holds }) => holds(scope) === true)
    return (chosen?.value ?? otherwise)?.(scope) ?? null
  }
}

function compileReference(node: Of<'Deref'>): Evaluate {
  const base = compile(node.base)
  return (scope) => {
    const target = attributeOf(base(scope), '_ref')
    return typeof target === 'string' ? (scope.environment.dereference(target) ?? null) : null
  }
}

type Fill = (result: Record<string, unknown>, scope: Parameters<Evaluate>[0]) => void

function compileObject({ attributes }: Of<'Object'>): Evaluate {
  const fills = attributes.map((attribute): Fill => {
    const value = compile(attribute.value)
    if (attribute.type === 'ObjectAttributeValue') {
      const { name } = attribute
      if (name === '__proto__') throw new NotNative(name)
      return (result, scope) => {
        result[name] = value(scope)
      }
    }
    const splat: Fill = (result, scope) => {
      const found = value(scope)
      if (isObject(found)) Object.assign(result, found)
    }
    if (attribute.type === 'ObjectSplat') return splat
    const condition = compile(attribute.condition)
    return (result, scope) => {
      if (condition(scope) === true) splat(result, scope)
    }
  })
  return (scope) => {
    const result: Record<string, unknown> = {}
    for (const fill of fills) fill(result, scope)
    return result
  }
}

function compileArray({ elements }: Of<'Array'>): Evaluate {
  const compiled = elements.map(({ value, isSplat }) => ({ value: compile(value), isSplat }))
  return (scope) => {
    const result: unknown[] = []
    for (const { value, isSplat } of compiled) {
      const found = value(scope)
      if (!isSplat) result.push(found)
      else if (Array.isArray(found)) for (const each of found) result.push(each)
    }
    return result
  }
}
